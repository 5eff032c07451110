# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Words from which street names are made. Persons in them are invented."""

OLD_TOWN = tuple(
    "Gerbergasse Salzgasse Fischergasse Webergasse Schmiedegasse Böttchergasse Seilergasse Töpfergasse Kornmarkt Holzmarkt "
    "Hühnermarkt Fleischgasse Brotgasse Badergasse Nonnengasse Stiftsgasse Propsteigasse Kirchgasse Pfarrgasse Küstergasse "
    "Turmgasse Torgasse Wächtergasse Mauergasse Zwingergasse Brunnengasse Ziegengasse Gänsegasse Rosengasse Lindengasse "
    "Engegasse Krummgasse Hinterhof Kesselgasse Kupfergasse Zinngasse Goldgasse Silbergasse Münzgasse Wollgasse Leinengasse "
    "Färbergasse Walkergasse Sattlergasse Wagnergasse Drechslergasse Hutgasse Schuhgasse Spitalgasse Armengasse Klostergasse "
    "Mönchgasse Kapellengasse Glockengasse Orgelgasse Schulgasse Lateingasse Ratsgasse Waaggasse Zollgasse Stapelgasse "
    "Kramergasse Apothekergasse Weingasse Biergasse Malzgasse Hopfengasse Mühlgasse Bachgasse Wassergasse Steingasse "
    "Sandgasse Lehmgasse Grabengasse Wallgasse Freigasse Rittergasse Burggasse Schlossgasse Hofgasse Marstallgasse "
    "Entengasse Hasengasse Wolfsgasse Bärengasse Falkengasse Adlergasse Rabengasse Storchengasse Katzengasse".split()
)
THEMES = (
    tuple(
        "Ahornweg Birkenweg Buchenweg Eichenweg Erlenweg Eschenweg Fichtenweg Kiefernweg Lärchenweg Lindenweg Pappelweg "
        "Ulmenweg Weidenweg Tannenweg Kastanienweg Ebereschenweg Haselweg Holunderweg Wacholderweg Schlehenweg".split()
    ),
    tuple(
        "Amselweg Drosselweg Finkenweg Meisenweg Starenweg Lerchenweg Schwalbenweg Zeisigweg Sperlingsweg Rotkehlchenweg "
        "Nachtigallenweg Kuckucksweg Spechtweg Elsterweg Kranichweg Reiherweg Habichtweg Bussardweg Milanweg".split()
    ),
    tuple(
        "Rosenstraße Tulpenweg Nelkenweg Asternweg Dahlienweg Fliederweg Narzissenweg Veilchenweg Lilienweg Malvenweg "
        "Enzianweg Primelweg Krokusweg Margeritenweg Kornblumenweg Mohnweg Lavendelweg Hyazinthenweg Anemonenweg".split()
    ),
    tuple(
        "Goethestraße Schillerstraße Lessingstraße Heinestraße Eichendorffstraße Mörikestraße Uhlandstraße Stormstraße "
        "Fontanestraße Hebbelstraße Kleiststraße Rilkestraße Hölderlinstraße Raabestraße Kellerstraße".split()
    ),
    tuple(
        "Mozartstraße Beethovenstraße Bachstraße Händelstraße Haydnstraße Schubertstraße Schumannstraße Brahmsstraße "
        "Regerstraße Lortzingstraße Telemannstraße Mendelssohnstraße Brucknerstraße Weberstraße".split()
    ),
    tuple(
        "Berliner_Straße Dresdner_Straße Leipziger_Straße Erfurter_Straße Weimarer_Straße Rostocker_Straße "
        "Stralsunder_Straße Magdeburger_Straße Potsdamer_Straße Jenaer_Straße Geraer_Straße".split()
    ),
    tuple(
        "Dürerstraße Cranachstraße Holbeinstraße Menzelstraße Spitzwegstraße Feuerbachstraße Böcklinstraße Mackestraße "
        "Noldestraße Kleestraße Barlachstraße Kollwitzstraße Liebermannstraße".split()
    ),
    tuple(
        "Wiesenweg Feldweg Gartenstraße Blumenstraße Sonnenweg Heideweg Waldstraße Bergstraße Talstraße Quellenweg "
        "Teichstraße Angerweg Kirschweg Apfelweg Birnenweg Pflaumenweg Quittenweg Brombeerweg Himbeerweg".split()
    ),
)
COLLECTORS = tuple(
    "Friedrichstraße Wilhelmstraße Luisenstraße Parkstraße Kaiserstraße Königstraße Schützenstraße Poststraße "
    "Schulstraße Lindenallee Kastanienallee Ulmenallee Gartenallee Mittelstraße Querstraße Hochstraße Neue_Straße "
    "Friedensstraße Freiheitsstraße Bürgerstraße Feldstraße Grabenstraße Turmstraße Hellweg Landwehr".split()
)
ESTATE = tuple(
    "Dieselstraße Ottostraße Röntgenstraße Keplerstraße Gutenbergstraße Ohmstraße Hertzstraße Gaußstraße Leibnizstraße "
    "Helmholtzstraße Kopernikusstraße Voltastraße Amperestraße Wattstraße Celsiusstraße Fahrenheitstraße Guerickestraße "
    "Humboldtstraße Liebigstraße Wöhlerstraße Bunsenstraße Planckstraße Einsteinstraße Industriestraße Werkstraße "
    "Gewerbering Schlosserstraße Zimmererweg Schreinerweg Gießereistraße Hammerstraße Ambossweg Kranweg Lagerstraße".split()
)
FIXED_ESTATE = {
    "Hafenstraße": ("Hafenstraße", "Kaistraße", "Am Speicher", "Schiffergang"),
    "Am Güterbahnhof": ("Am Güterbahnhof", "Ladestraße", "Gleisweg", "Alte Gießerei"),
    "Gewerbepark Ost": ("Am Gewerbepark", "Ostkreuzring"),
    "Logistikpark Ostkreuz": ("Frachtstraße", "Am Autohof"),
    "Auental": ("Auentalring", "Zur Landwehr"),
    "Handwerkerhof Süd": ("Am Handwerkerhof", "Meisterweg"),
    "Technologiepark Nord": ("Forschungsring", "Ideenweg"),
    "Westpassage": ("Westpassage",),
}
STEMS = tuple(
    "Eich Buch Linden Erlen Hasel Birk Stein Sand Lehm Kalk Moor Bruch Heide Rohr Schilf Wiesen Acker Korn Roggen Hafer "
    "Flachs Klee Hopfen Schaf Ochsen Rinder Pferde Füllen Gänse Hasen Reh Hirsch Fuchs Dachs Igel Otter Biber Krebs Forellen "
    "Hecht Mühl Brücken Furt Quell Born Bach Teich Weiher Kirch Pfarr Kapellen Glocken Kloster Hof Burg Turm Wall Graben "
    "Ziegel Kohlen Köhler Schmiede Förster Jäger Hirten Imker Sonnen Morgen Abend Winter Sommer Nord Süd West Ost Ober Unter "
    "Mittel Hoch Tal Berg Hang Hügel".split()
)
ENDS = ("weg", "kamp", "grund", "winkel", "breite", "stieg", "hang", "wiese", "busch", "aue", "feld", "pfad", "ring", "blick")
PLACED = ("Am {}", "Im {}", "Zum {}", "Auf dem {}", "Hinter dem {}", "Beim {}")
PLACED_ENDS = ("kamp", "grund", "winkel", "stieg", "hang", "busch", "feld", "pfad", "hof", "garten", "anger", "acker")
FIRST_NAMES = tuple(
    "Anna Berta Clara Dora Elisabeth Frieda Gerda Hanna Ida Johanna Käthe Lina Martha Nora Ottilie Paula Rosa Sophie Thea "
    "Ursula Adam August Bernhard Christian Conrad David Emil Ernst Felix Georg Gustav Heinrich Hugo Jakob Jonas Karl Leopold "
    "Ludwig Max Moritz Oskar Otto Peter Philipp Richard Rudolf Samuel Theodor Viktor Wilhelm".split()
)
