from ninja import NinjaAPI

from passes.badge import StaffBadge

counter = NinjaAPI(title="Ticket counter", auth=StaffBadge())
counter.add_router("passes/", "passes.desk.desk")


@counter.get("/alive", auth=None)
def alive(request):
    return {"open": True}
