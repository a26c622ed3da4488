import type { HttpMethod } from '../../model/endpoint.ts';
import type { PathTableVocabulary } from '../shapes/path-table-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

const read: readonly HttpMethod[] = ['GET'];
const form: readonly HttpMethod[] = ['GET', 'POST'];
const change: readonly HttpMethod[] = ['PUT', 'PATCH'];

export const django: PathTableVocabulary = {
  id: 'django',
  title: 'Django',
  languages: ['python'],
  modules: ['django'],
  settings: { path: 'conf.settings', files: /(?:^|\/)settings(?:\/\w+)?\.py$/ },
  table: 'urlpatterns',
  entries: { path: 'template', re_path: 'pattern', url: 'pattern' },
  include: 'include',
  asView: 'as_view',
  verbs: verbMethods,
  ready: {
    TemplateView: read,
    ListView: read,
    DetailView: read,
    RedirectView: read,
    ArchiveIndexView: read,
    CreateView: form,
    UpdateView: form,
    DeleteView: form,
    FormView: form,
    LoginView: form,
    LogoutView: ['POST'],
    CreateAPIView: ['POST'],
    ListAPIView: read,
    RetrieveAPIView: read,
    DestroyAPIView: ['DELETE'],
    UpdateAPIView: change,
    ListCreateAPIView: form,
    RetrieveUpdateAPIView: [...read, ...change],
    RetrieveDestroyAPIView: ['GET', 'DELETE'],
    RetrieveUpdateDestroyAPIView: [...read, ...change, 'DELETE'],
    TokenObtainPairView: ['POST'],
    TokenRefreshView: ['POST'],
    TokenVerifyView: ['POST'],
    ObtainAuthToken: ['POST'],
  },
  methodLists: ['require_http_methods', 'api_view'],
  methodMarks: { require_GET: read, require_POST: ['POST'], require_safe: read },
  resources: {
    modules: ['rest_framework', 'rest_framework_nested', 'rest_framework_extensions'],
    routers: ['DefaultRouter', 'SimpleRouter', 'ExtendedDefaultRouter', 'ExtendedSimpleRouter'],
    register: 'register',
    table: 'urls',
    actions: {
      list: { method: 'GET', single: false },
      create: { method: 'POST', single: false },
      retrieve: { method: 'GET', single: true },
      update: { method: 'PUT', single: true },
      partial_update: { method: 'PATCH', single: true },
      destroy: { method: 'DELETE', single: true },
    },
    ready: {
      ModelViewSet: ['list', 'create', 'retrieve', 'update', 'partial_update', 'destroy'],
      ReadOnlyModelViewSet: ['list', 'retrieve'],
      ListModelMixin: ['list'],
      CreateModelMixin: ['create'],
      RetrieveModelMixin: ['retrieve'],
      UpdateModelMixin: ['update', 'partial_update'],
      DestroyModelMixin: ['destroy'],
    },
    /** What a class may say of an action that its base class has: the first that is there. */
    hooks: {
      GET: ['get_queryset'],
      POST: ['perform_create'],
      PUT: ['perform_update', 'get_queryset'],
      PATCH: ['perform_update', 'get_queryset'],
      DELETE: ['perform_destroy', 'get_queryset'],
    },
    extra: { name: 'action', single: 'detail', methods: 'methods', path: 'url_path' },
    keys: ['lookup_url_kwarg', 'lookup_field'],
    key: 'pk',
    guards: 'permission_classes',
    throttles: 'throttle_classes',
    settings: {
      name: 'REST_FRAMEWORK',
      guards: 'DEFAULT_PERMISSION_CLASSES',
      throttles: 'DEFAULT_THROTTLE_CLASSES',
    },
  },
};
