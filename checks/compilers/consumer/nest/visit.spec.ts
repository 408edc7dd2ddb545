import { visit } from './visit.js';

it('exchanges the code of a launch', async () => {
  expect(await visit('nest-test')).toEqual([
    303,
    '/welcome?Bearer',
    400,
    'authorization_code_reused',
  ]);
});
