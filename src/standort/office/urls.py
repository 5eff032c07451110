# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from standort.office.views import case, case_data, imports, mail, search, site, site_file, today, undo

app_name = "office"

urlpatterns = [
    path("", today.today, name="today"),
    path("search/", search.search, name="search"),
    path("undo/<int:change_id>/", undo.undo, name="undo"),
    path("cases/", case.cases, name="cases"),
    path("cases/<int:pk>/", case.case, name="case"),
    path("cases/<int:pk>/answer/", case.case_answer, name="case_answer"),
    path("cases/<int:pk>/note/", case.case_note, name="case_note"),
    path("cases/<int:pk>/take/", case.case_take, name="case_take"),
    path("cases/<int:pk>/responsible/", case.case_responsible, name="case_responsible"),
    path("cases/<int:pk>/status/", case.case_status, name="case_status"),
    path("cases/<int:pk>/revoke-link/", case.case_revoke_link, name="case_revoke_link"),
    path("cases/<int:pk>/export/", case_data.case_export, name="case_export"),
    path("cases/<int:pk>/erase/", case_data.case_erase, name="case_erase"),
    path("sites/", site.sites, name="sites"),
    path("sites/new/", site.site_new, name="site_new"),
    path("sites/<int:pk>/", site.site, name="site"),
    path("sites/<int:pk>/map.geojson", site.site_geojson, name="site_geojson"),
    path("sites/<int:pk>/edit/", site.site_edit, name="site_edit"),
    path("sites/<int:pk>/publish/", site.site_publish, name="site_publish"),
    path("sites/<int:pk>/withdraw/", site.site_withdraw, name="site_withdraw"),
    path("sites/<int:pk>/history/", site.site_history, name="site_history"),
    path("sites/<int:pk>/files/", site_file.site_files, name="site_files"),
    path("sites/<int:pk>/files/add/", site_file.site_file_add, name="site_file_add"),
    path("sites/<int:pk>/files/<int:file_id>/show/", site_file.site_file_show, name="site_file_show"),
    path("sites/<int:pk>/files/<int:file_id>/hide/", site_file.site_file_hide, name="site_file_hide"),
    path("sites/<int:pk>/files/<int:file_id>/remove/", site_file.site_file_remove, name="site_file_remove"),
    path("outbox/", mail.outbox, name="outbox"),
    path("outbox/<int:pk>/", mail.mail, name="mail"),
    path("outbox/<int:pk>/again/", mail.mail_again, name="mail_again"),
    path("data/", imports.imports, name="imports"),
    path("data/upload/", imports.import_upload, name="import_upload"),
    path("data/jobs/<int:pk>/", imports.import_job, name="import_job"),
    path("data/jobs/<int:pk>/cancel/", imports.import_cancel, name="import_cancel"),
    path("data/imports/<int:pk>/", imports.import_batch, name="import_batch"),
    path("data/imports/<int:pk>/refused/", imports.import_refused, name="import_refused"),
]
