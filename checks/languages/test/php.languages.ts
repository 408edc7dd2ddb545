import { testClient } from './client-tests.ts';

testClient('PHP', 'php', (commands) => commands);
