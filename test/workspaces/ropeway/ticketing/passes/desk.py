from ninja import Router, Schema

from passes import sales

desk = Router()


class PassIn(Schema):
    number: str
    valley: str


class PassOut(Schema):
    number: str
    valley: str


@desk.get("/", response=list[PassOut])
def sold(request, valley: str, page: int = 1):
    return sales.of_valley(valley, page)


@desk.post("/", response={201: PassOut})
def sell(request, payload: PassIn):
    return 201, sales.sell(payload, request.auth)


@desk.get("/{str:number}", response=PassOut)
def show(request, number: str):
    return sales.find(number)


@desk.delete("/{str:number}")
def take_back(request, number: str):
    sales.take_back(number)
