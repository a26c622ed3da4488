import httpx

from .settings import settings


async def is_clear(dome: str) -> bool:
    async with httpx.AsyncClient(base_url=settings.weather_url, timeout=2.5) as client:
        answer = await client.get(f"/domes/{dome}/forecast", params={"hours": 12})
    return answer.json()["clear"]
