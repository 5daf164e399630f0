import { testMainPaths } from './support/mainPaths';

describe.each(['granted', 'strict'] as const)('on a site of the kind %s', testMainPaths);
