from django.urls import URLPattern

app_name = "api_sekretariat"
urlpatterns: list[URLPattern] = []
