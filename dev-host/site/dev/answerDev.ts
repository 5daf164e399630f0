import type { Fault } from '../faults';
import { RenameRefused, withGroupIds } from '../faultEffects';
import type { Answer } from '../http/answer';
import type { Site } from '../state/site';
import { siteBody } from '../state/settings';
import { clockBody, faultsBody, personBody, showClock, showSettings, showState } from './bodies';
import { empty, filled, ok, problem, withBody } from './devAnswers';
import { answerDevGroups } from './devGroups';

const changeSite = (site: Site, body: unknown): Answer =>
  withBody(siteBody, body, ({ pointsUsed, ...settings }) => {
    site.changeSettings(filled(settings));
    if (pointsUsed !== undefined) site.points.setUsed(pointsUsed);
    return ok(showSettings(site));
  });

const changePerson = (site: Site, accountId: string, body: unknown): Answer => {
  const person = site.directory.person(accountId);
  if (person === undefined) return problem(404, `There is no account '${accountId}'.`);
  return withBody(personBody, body, ({ active = person.active }) => {
    site.directory.setActive(person, active);
    return ok({ ...person, active });
  });
};

const setFaults = (site: Site, faults: readonly Fault[]): Answer => {
  try {
    site.faults.set(withGroupIds(site.directory, faults));
    return empty();
  } catch (error) {
    if (error instanceof RenameRefused) return problem(400, error.message);
    throw error;
  }
};

const simple = (site: Site, route: string, body: unknown): Answer | undefined => {
  switch (route) {
    case 'GET /dev/state':
      return ok(showState(site));
    case 'PUT /dev/faults':
      return withBody(faultsBody, body, (faults) => setFaults(site, faults));
    case 'DELETE /dev/faults':
      site.faults.set([]);
      return empty();
    case 'GET /dev/requests':
      return ok(site.log.all());
    case 'DELETE /dev/requests':
      site.log.forget();
      return empty();
    case 'GET /dev/site':
      return ok(showSettings(site));
    case 'PATCH /dev/site':
      return changeSite(site, body);
    case 'GET /dev/clock':
      return ok(showClock(site));
    case 'PUT /dev/clock':
      return withBody(clockBody, body, ({ advanceSeconds }) => {
        site.advance(advanceSeconds);
        return ok(showClock(site));
      });
    case 'POST /dev/reset':
      site.reset();
      return empty();
    default:
      return undefined;
  }
};

const decode = (text: string | undefined): string | undefined => {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text; // encodes nothing, so it names nothing either
  }
};

/** Answers the routes with which tests look into the site and turn it; 404 names what there is not. */
export const answerDev = (site: Site, method: string, path: string, body: unknown): Answer => {
  const [, , family, encoded, ...rest] = path.split('/');
  const id = decode(encoded);
  const answer =
    rest.length > 0
      ? undefined
      : family === 'groups'
        ? answerDevGroups(site, method, id, body)
        : family === 'users' && method === 'PATCH' && id !== undefined
          ? changePerson(site, id, body)
          : simple(site, `${method} ${path}`, body);
  return answer ?? problem(404, `There is no ${method} ${path} here.`);
};
