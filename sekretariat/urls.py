from django.urls import path

from sekretariat import views

app_name = "sekretariat"
urlpatterns = [path("", views.beranda, name="beranda")]
