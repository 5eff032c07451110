# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from standort.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.start_view, name="start"),
    path("flaechen/", views.finder_view, name="finder"),
    path("flaechen/karte.geojson", views.finder_geojson_view, name="finder_geojson"),
    path("flaechen/<str:number>/", views.site_view, name="site"),
    path("flaechen/<str:number>/karte.geojson", views.site_geojson_view, name="site_geojson"),
    path("flaechen/<str:number>/anfrage/", views.inquiry_view, name="site_inquiry"),
    path("anfrage/", views.inquiry_view, name="inquiry"),
    path("anfrage/gesendet/", views.inquiry_sent_view, name="inquiry_sent"),
    path("follow_up/<str:token>/", views.follow_up_view, name="follow_up"),
    path("impressum/", views.imprint_view, name="imprint"),
    path("datenschutz/", views.privacy_view, name="privacy"),
    path("barrierefreiheit/", views.accessibility_view, name="accessibility"),
]
