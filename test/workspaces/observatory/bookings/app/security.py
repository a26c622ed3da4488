from typing import Annotated

import jwt
from fastapi import Depends, HTTPException, status
from fastapi.security import OAuth2PasswordBearer

from .db import SessionDep
from .models import Astronomer
from .settings import settings

bearer = OAuth2PasswordBearer(tokenUrl="/api/v3/token")


async def current_astronomer(session: SessionDep, token: Annotated[str, Depends(bearer)]) -> Astronomer:
    claims = jwt.decode(token, settings.token_secret, algorithms=["HS256"])
    astronomer = await session.get(Astronomer, int(claims["sub"]))
    if astronomer is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED)
    return astronomer


AstronomerDep = Annotated[Astronomer, Depends(current_astronomer)]


def require_keeper(astronomer: AstronomerDep) -> Astronomer:
    if not astronomer.keeper:
        raise HTTPException(status_code=403)
    return astronomer
