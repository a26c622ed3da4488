from fastapi import Depends, FastAPI

from app.routes import nights, telescopes
from app.routes.admin import router as admin_router
from app.security import require_keeper
from app.settings import settings

app = FastAPI(title="Observatory bookings")
app.include_router(telescopes.router, prefix=settings.prefix)
app.include_router(nights.router, prefix=settings.prefix)
app.include_router(admin_router, prefix=f"{settings.prefix}/admin", dependencies=[Depends(require_keeper)])


@app.get("/alive")
async def alive():
    return {"alive": True}
