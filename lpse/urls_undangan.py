from django.urls import path

from lpse.views_undangan import undangan

urlpatterns = [path("<slug:token>/", undangan, name="undangan")]
