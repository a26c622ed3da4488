import Desk from './desk';
import { Lanterns } from './lanterns';
import { Tents } from './tents';

export class Grounds extends Desk {
  constructor() {
    super();
    this.below('/tents', new Tents().router);
    this.desk.use('/lanterns', new Lanterns().router);
  }
}
