const machines =
  /(?:^|\s)(?:analy[sz]er|auction|bot|bus|car|camera|computer|controller|counter|device|drone|gateway|job|kiosk|locker|machine|meter|monitor|order|parcel|printer|robot|scanner|sensor|server|station|terminal|tracker|train|truck|van|unit|vehicle|wearable)$/;

/** What reports, reads or closes as people do, and has no name and no address of its own. */
export function isMachine(name: string): boolean {
  return machines.test(name);
}
