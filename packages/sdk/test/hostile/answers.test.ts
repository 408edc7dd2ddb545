/* oxlint-disable import/no-unassigned-import -- a table a theme, a few themes a file: a file costs a
   process, which costs more than a hundred cases. */
import './bodies.ts';
import './headers.ts';
import './statuses.ts';
import './fields.ts';
import './spellings.ts';
