"""Kong Core's catalogue as Django, DRF and Djoser serve it, on loopback.

Usage: python kong_core_host.py

The process prints one JSON line with its port when it listens, and ends when its standard input does. Each JSON line of standard input changes
`RULES` and is answered by one line: what a test cannot do over HTTP, as an administrator of the server would.
"""

import json
import logging
import sys
import tempfile
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

FOLDER = Path(tempfile.mkdtemp(prefix="kong-core-"))
RULES = {"exact_filter": True, "throttle": None}

settings.configure(
    SECRET_KEY="a test on loopback",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    APPEND_SLASH=True,
    USE_TZ=True,
    USE_I18N=True,
    LANGUAGE_CODE="es",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": FOLDER / "db.sqlite3",
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "rest_framework",
        "rest_framework.authtoken",
        "djoser",
    ],
    MIDDLEWARE=["django.middleware.locale.LocaleMiddleware", "django.middleware.common.CommonMiddleware"],
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    },
)
django.setup()

from django.contrib.auth.models import Permission, User  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.urls import include, path  # noqa: E402
from rest_framework import filters, pagination, permissions, routers, serializers, throttling, viewsets  # noqa: E402


class Model(models.Model):
    class Meta:
        abstract = True
        app_label = "inventory"


class Customer(Model):
    name = models.CharField(max_length=100)


class SkuType(Model):
    external_id = models.CharField(max_length=100)


class Group(Model):
    external_id = models.CharField(max_length=100)


class Sku(Model):
    class Meta(Model.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["customer", "external_id"], name="one_sku")]

    external_id = models.CharField(max_length=100)
    name = models.CharField(max_length=100)
    display_name = models.CharField(max_length=200, blank=True, default="")
    reference = models.CharField(max_length=100, blank=True, default="")
    ean = models.CharField(max_length=13, blank=True, default="")
    upc = models.CharField(max_length=12, blank=True, default="")
    isbn = models.CharField(max_length=13, blank=True, default="")
    is_active = models.BooleanField(default=True)
    filter = models.PositiveSmallIntegerField(choices=[(value, str(value)) for value in range(8)], default=1)
    properties = models.JSONField(blank=True, default=dict)
    type = models.ForeignKey(SkuType, on_delete=models.PROTECT)
    group = models.ForeignKey(Group, on_delete=models.PROTECT)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT)
    created = models.DateTimeField(auto_now_add=True)
    modified = models.DateTimeField(auto_now=True)

    @property
    def gtin_code(self):
        return self.ean.rjust(14, "0") if self.ean else None


class SkuSerializer(serializers.ModelSerializer):
    class Meta:
        model = Sku
        fields = [
            *["id", "external_id", "name", "display_name", "reference", "ean", "upc", "isbn", "is_active", "filter"],
            *["properties", "type_id", "group_id", "customer_id", "gtin_code", "created", "modified"],
        ]
        validators = [
            serializers.UniqueTogetherValidator(queryset=Sku.objects.all(), fields=["customer_id", "external_id"])
        ]

    properties = serializers.DictField(required=False)
    type_id = serializers.PrimaryKeyRelatedField(source="type", queryset=SkuType.objects.all())
    group_id = serializers.PrimaryKeyRelatedField(source="group", queryset=Group.objects.all())
    customer_id = serializers.PrimaryKeyRelatedField(source="customer", queryset=Customer.objects.all())


class Pages(pagination.PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 25


class Throttle(throttling.UserRateThrottle):
    def get_rate(self):
        return RULES["throttle"]


class Skus(viewsets.ModelViewSet):
    serializer_class = SkuSerializer
    pagination_class = Pages
    filter_backends = [filters.SearchFilter]
    search_fields = ["external_id", "name"]
    permission_classes = [permissions.DjangoModelPermissions]
    throttle_classes = [Throttle]

    def get_queryset(self):
        names = ["customer_id", "external_id"] if RULES["exact_filter"] else ["customer_id"]
        wanted = {name: self.request.query_params[name] for name in names if name in self.request.query_params}
        return Sku.objects.filter(**wanted).order_by("id")


router = routers.DefaultRouter()
router.register("skus", Skus, basename="sku")
urlpatterns = [path("auth/", include("djoser.urls.authtoken")), path("inventory/", include(router.urls))]


def fill():
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        for model in [Customer, SkuType, Group, Sku]:
            editor.create_model(model)
    for number in [35, 36]:
        Customer.objects.create(id=number, name=f"Customer {number}")
    SkuType.objects.create(id=1, external_id="T")
    Group.objects.create(id=10, external_id="INV01")
    writer = User.objects.create_user("integration", password="test-password-0123456789")
    kind = ContentType.objects.get_for_model(Sku)
    for verb in ["add", "change", "view"]:
        permission = Permission.objects.create(codename=f"{verb}_sku", name=f"Can {verb} sku", content_type=kind)
        writer.user_permissions.add(permission)
    User.objects.create_user("reader", password="test-password-0123456789")


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class Handler(WSGIRequestHandler):
    def log_message(self, *_):
        """One line a request would hide what matters."""


def say(document):
    print(json.dumps(document), flush=True)


logging.getLogger("django.request").setLevel(logging.ERROR)
fill()
server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
say({"port": server.server_port})
for line in sys.stdin:
    RULES.update(json.loads(line))
    cache.clear()  # the throttle counts there
    say(RULES)
