from django.contrib.auth.views import LoginView
from django.urls import path

from bench.floor import views

urlpatterns = [
    path("halo/", views.hello, name="hello"),
    path("masuk/", LoginView.as_view(template_name="login.html"), name="login"),
    path("daftar/", views.case_list, name="list"),
    path("daftar/masuk/", views.signed_in_list, name="signed_in_list"),
    path("perkara/<int:pk>/", views.hello, name="case"),
    path("unggah/", views.upload, name="upload"),
    path("sisip/", views.insert, name="insert"),
    path("tindakan/<int:pk>/", views.act, name="act"),
]
