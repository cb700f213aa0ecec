"""What the templates of the service desk ask of a file."""

from django import template

from lpse.berkas.pindai import halangan

register = template.Library()
# Why a file may not be seen now, as a sentence; "" where it may.
register.filter("halangan", halangan)
