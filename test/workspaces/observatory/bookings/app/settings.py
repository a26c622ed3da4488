from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    prefix: str = "/api/v3"
    database_url: str
    weather_url: str = "http://localhost:5000"
    token_secret: str


settings = Settings()
