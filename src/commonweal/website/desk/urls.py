"""The addresses of the council desk."""

from __future__ import annotations

from django.urls import path

from commonweal.website.desk.views import fetches, headings, problems, publishing, reports, rows, uploads

app_name = "desk"
urlpatterns = [
    path("desk/", uploads.home, name="home"),
    path("desk/uploads/", uploads.send, name="send"),
    path("desk/assets/", uploads.start_from_last, name="start_from_last"),
    path("desk/uploads/<int:upload_id>/", uploads.upload, name="upload"),
    path("desk/uploads/<int:upload_id>/progress/", uploads.progress, name="progress"),
    path("desk/uploads/<int:upload_id>/check/", uploads.check_again, name="check_again"),
    path("desk/uploads/<int:upload_id>/original/", uploads.original, name="original"),
    path("desk/uploads/<int:upload_id>/register/", headings.name_register, name="name_register"),
    path("desk/uploads/<int:upload_id>/headings/", headings.headings, name="headings"),
    path("desk/uploads/<int:upload_id>/problems/", problems.problems, name="problems"),
    path("desk/uploads/<int:upload_id>/problems/<slug:code>/", problems.kind, name="kind"),
    path("desk/uploads/<int:upload_id>/problems/<slug:code>/accept/", problems.accept, name="accept"),
    path("desk/uploads/<int:upload_id>/rows/", rows.rows, name="rows"),
    path("desk/uploads/<int:upload_id>/rows/new/", rows.add, name="add_row"),
    path("desk/uploads/<int:upload_id>/rows/<int:number>/", rows.row, name="row"),
    path("desk/uploads/<int:upload_id>/differences/", publishing.differences, name="differences"),
    path("desk/uploads/<int:upload_id>/preview/", publishing.preview, name="preview"),
    path("desk/uploads/<int:upload_id>/standard.csv", publishing.standard_file, name="standard_file"),
    path("desk/uploads/<int:upload_id>/refused.csv", publishing.refused_file, name="refused_file"),
    path("desk/uploads/<int:upload_id>/publish/", publishing.publish, name="publish"),
    path("desk/publications/<int:publication_id>/", publishing.publication, name="publication"),
    path(
        "desk/publications/<int:publication_id>/progress/",
        publishing.publication_progress,
        name="publication_progress",
    ),
    path(
        "desk/publications/<int:publication_id>/undo/", publishing.undo_publication, name="undo_publication"
    ),
    path("desk/fetches/", fetches.fetches, name="fetches"),
    path("desk/fetches/<int:fetch_id>/", fetches.fetch, name="fetch"),
    path("desk/fetches/<int:fetch_id>/do/", fetches.act, name="fetch_act"),
    path("desk/reports/", reports.reports, name="reports"),
    path("desk/reports/<int:report_id>/", reports.answer, name="answer"),
    path("publications/<int:publication_id>.csv", publishing.published_file, name="published_file"),
]
