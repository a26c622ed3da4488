import { expect, test } from 'vitest';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { massAssignment } from './mass-assignment.ts';

function kennel(permitted: string, guard = ''): Promise<Awaited<ReturnType<typeof systemOf>>> {
  return systemOf({
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': 'Rails.application.routes.draw do\n  resource :profile, only: %i[update]\nend\n',
    'db/schema.rb': `ActiveRecord::Schema[8.0].define(version: 1) do
  create_table "members" do |t|
    t.string "name"
    t.string "password_digest"
    t.integer "role", default: 0, null: false
  end
end
`,
    'app/models/member.rb': 'class Member < ApplicationRecord\n  has_secure_password\nend\n',
    'app/controllers/profiles_controller.rb': `class ProfilesController < ActionController::API
  before_action :authenticate_token!
  ${guard}

  def update
    @member.update!(profile_params)
    render json: { id: @member.id }
  end

  private

  def profile_params
    params.expect(member: ${permitted})
  end

  def authenticate_token!
    @member = Member.find_by(id: request.headers["X-Member"])
    head :unauthorized unless @member
  end

  def require_admin
    head :forbidden unless @member.admin?
  end
end
`,
  });
}

test('a right that a body may name is for nobody to give himself', async () => {
  expect(spoken(massAssignment, await kennel('%i[name role]'))).toMatchInlineSnapshot(`
    "high: PATCH /profile lets its caller set members.role
    The body names "role", and nothing on the way asks whether its caller may give that right.
    fix: Leave "role" out of what PATCH /profile takes, and set it in a route that only administrators reach.
    at app/controllers/profiles_controller.rb: @member.update!(profile_params)
    at config/routes.rb: resource :profile, only: %i[update]
    at db/schema.rb: t.integer "role", default: 0, null: false
    looked at app/controllers/profiles_controller.rb:2 class
    looked at config/routes.rb:2 route"
  `);
  expect(titles(massAssignment, await kennel('%i[name]'))).toEqual([]);
  expect(titles(massAssignment, await kennel('%i[name role]', 'before_action :require_admin'))).toEqual([]);
});

test('of the roles that a schema lists one has to stand above the others', async () => {
  const signUp = async (one: string, other: string): Promise<readonly string[]> =>
    titles(
      massAssignment,
      await systemOf({
        'requirements.txt': 'fastapi\nsqlalchemy\n',
        'app/main.py': `from enum import Enum
from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()

class Base(DeclarativeBase):
    pass

class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    password_hash: Mapped[str]
    role: Mapped[str]

class Role(str, Enum):
    one = "${one}"
    other = "${other}"

class SignUp(BaseModel):
    email: str
    role: Role

def session() -> Session: ...

@app.post("/users", status_code=201)
def sign_up(body: SignUp, db: Session = Depends(session)):
    user = User(**body.model_dump())
    db.add(user)
    db.commit()
    return {"id": user.id}
`,
      }),
    );
  expect(await signUp('guest', 'admin')).toEqual(['high: POST /users lets its caller set users.role']);
  expect(await signUp('buyer', 'seller')).toEqual([]);
});

test('a serializer says which fields a body may name', async () => {
  const school = async (meta: string): Promise<readonly string[]> =>
    titles(
      massAssignment,
      await systemOf({
        'requirements.txt': 'django\ndjangorestframework\n',
        'school/settings.py':
          "INSTALLED_APPS = ['people']\nAUTH_USER_MODEL = 'people.Pupil'\nROOT_URLCONF = 'school.urls'\n",
        'school/urls.py':
          "from django.urls import path\nfrom people.views import SignUp\nurlpatterns = [path('pupils', SignUp.as_view())]\n",
        'people/models.py':
          'from django.contrib.auth.models import AbstractUser\n\nclass Pupil(AbstractUser):\n    pass\n',
        'people/views.py': `from rest_framework import generics, permissions, serializers
from .models import Pupil

class SignUpSerializer(serializers.ModelSerializer):
    class Meta:
        model = Pupil
        fields = ['id', 'username', 'password', 'is_staff']
        ${meta}

    def create(self, validated_data):
        return Pupil.objects.create_user(**validated_data)

class SignUp(generics.CreateAPIView):
    permission_classes = [permissions.AllowAny]
    serializer_class = SignUpSerializer
`,
      }),
    );
  expect(await school("extra_kwargs = {'password': {'write_only': True}}")).toEqual([
    'high: POST /pupils lets its caller set people_pupil.is_staff',
  ]);
  expect(await school("read_only_fields = ['is_staff']")).toEqual([]);
});
