import { visit } from './visit.js';

void visit('nest-run').then((seen) => console.log(JSON.stringify(seen)));
