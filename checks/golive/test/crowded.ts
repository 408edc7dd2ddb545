/** On a machine that runs a dozen apps, a launch that takes long says nothing about the app. */
export const crowded: readonly string[] = ['--skip', 'launch-time=a dozen apps run here'];
