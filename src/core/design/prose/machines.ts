const machines =
  /(?:^|\s)(?:analy[sz]er|auction|bot|bus|car|camera|computer|controller|counter|device|drone|gateway|job|kiosk|locker|machine|meter|monitor|order|parcel|printer|robot|scanner|sensor|server|station|terminal|tracker|train|truck|van|unit|vehicle|wearable|worker node)$/;

/** They report and read as people do, and have no name and no address. */
export function isMachine(name: string): boolean {
  return machines.test(name);
}
