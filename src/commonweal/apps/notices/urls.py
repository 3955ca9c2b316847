"""The addresses of notices: what one was told, signed links, one's own letters, feeds."""

from __future__ import annotations

from django.urls import path

from commonweal.apps.notices import feeds, views

app_name = "notices"
urlpatterns = [
    path("account/notices/", views.notices, name="notices"),
    path("account/notices/<int:pk>/", views.open_notice, name="open"),
    path("account/notices/how/", views.choose, name="choose"),
    path("alerts/less/<str:token>/", views.less, name="less"),
    path("alerts/sent/", views.sent, name="sent"),
    path("alerts/mine/", views.mine, name="mine"),
    path("alerts/mine/<uuid:public_id>/", views.own, name="own"),
    path("alerts/mine/<uuid:public_id>/webhook/", views.webhook, name="webhook"),
    path("alerts/confirm/<str:token>/", views.confirm, name="confirm"),
    path("alerts/manage/<str:token>/", views.manage, name="manage"),
    path("alerts/end/<str:token>/", views.end, name="end"),
    path("alerts/feed.atom", feeds.atom, name="atom"),
    path("alerts/feed.ics", feeds.calendar, name="calendar"),
]
