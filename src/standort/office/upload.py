# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Files that wait for an import: checked for kind and size, kept for a week in the data folder."""

import time
import uuid
from pathlib import Path
from typing import Any, Final, NamedTuple

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from standort.core.errors import InvalidInputError

KEPT_S: Final = 7 * 24 * 3600
_MEGABYTE: Final = 1_000_000
_GIS = (".geojson", ".json", ".gpkg", ".zip", ".csv")


class ImportKind(NamedTuple):
    """What one may bring in: the runner's name, a label, and the endings its files have."""

    label: str | Promise
    endings: tuple[str, ...]


KINDS: Final = {
    "import.osm": ImportKind(
        gettext_lazy("OpenStreetMap: streets, buildings, addresses, shops"),
        (".osm.pbf", ".osm", ".osm.gz", ".osm.bz2"),
    ),
    "import.boundaries": ImportKind(
        gettext_lazy("Municipal boundaries and key facts"), (*_GIS, ".csv.gz", ".csv.zip")
    ),
    "import.addresses": ImportKind(gettext_lazy("Addresses of the surveying office"), (*_GIS, ".csv.gz")),
}


def limit_bytes() -> int:
    return int(settings.UPLOAD_LIMIT_MB) * _MEGABYTE


def ending_of(name: str, endings: tuple[str, ...]) -> str | None:
    """Return the known ending of a file name, the longest that fits."""
    fitting = [ending for ending in endings if name.lower().endswith(ending)]
    return max(fitting, key=len, default=None)


def store_upload(upload: UploadedFile, ending: str) -> Path:
    """Write an upload piece by piece into the data folder, under a name of our own.

    Raises
    ------
    InvalidInputError
        If it is empty or larger than allowed; nothing of it is kept then.
    """
    folder = Path(settings.DATA_DIR) / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    target = folder / f"{uuid.uuid4().hex}{ending}"
    try:
        _write(upload, target, limit=limit_bytes())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _write(upload: UploadedFile, target: Path, *, limit: int) -> None:
    written = 0
    with target.open("xb") as stream:
        for piece in upload.chunks():
            written += len(piece)
            if written > limit:
                raise _too_large(limit)
            stream.write(piece)
    if not written:
        raise InvalidInputError(_("The file is empty."), field="file")


def _too_large(limit: int) -> InvalidInputError:
    return InvalidInputError(
        _("The file is larger than %(limit)d MB.") % {"limit": limit // _MEGABYTE},
        hint=_("Please cut out the municipality first, or use the command line: standort import."),
        field="file",
    )


def _sweep(folder: Path) -> None:
    """Remove what has waited longer than any import takes."""
    oldest = time.time() - KEPT_S
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


class ImportForm(forms.Form):
    """A file to bring in."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is in it"),
        widget=forms.RadioSelect,
        choices=[(key, kind.label) for key, kind in KINDS.items()],
        initial="import.osm",
    )
    file = forms.FileField(label=gettext_lazy("File"), allow_empty_file=True)
    boundary = forms.FileField(
        label=gettext_lazy("Boundary of the municipality"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "Only for OpenStreetMap: what lies outside is kept and marked. "
            "Without it the boundary imported before or the one in the file counts."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "OpenStreetMap: .osm.pbf, .osm, .osm.gz, .osm.bz2. "
            "Others: GeoJSON, GeoPackage, zipped Shapefile, CSV. At most %(limit)d MB."
        ) % {"limit": limit_bytes() // _MEGABYTE}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        kind = KINDS.get(data.get("kind", ""))
        if kind is None:
            return data
        if data.get("file"):
            data["ending"] = self._ending("file", kind.endings)
        if data.get("boundary"):
            data["boundary_ending"] = self._ending("boundary", KINDS["import.boundaries"].endings)
        return data

    def _ending(self, field: str, endings: tuple[str, ...]) -> str | None:
        upload: UploadedFile = self.cleaned_data[field]
        ending = ending_of(upload.name or "", endings)
        if ending is None:
            self.add_error(
                field,
                _("This kind of file does not fit. Possible: %(kinds)s.") % {"kinds": ", ".join(endings)},
            )
        elif upload.size is not None and upload.size > limit_bytes():
            self.add_error(field, str(_too_large(limit_bytes())))
        elif not upload.size:
            self.add_error(field, _("The file is empty."))
        return ending
