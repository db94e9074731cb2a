import { Router } from 'express';
import { z } from 'zod';
import { rosterUrl } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import { nextPageLink, page } from '../paging.ts';
import { Refusal } from '../refusal.ts';
import { type Course, courseById, membersOf } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import { requireAccept } from '../serviceMedia.ts';
import type { Activity } from '../state.ts';
import { requireScope } from '../token/bearer.ts';
import { CLAIMS, MEDIA, ROLES, SCOPES } from '../vocabulary.ts';

const query = z.object({ role: z.string().optional(), rlid: z.string().optional() });

function present(person: Person, activity: Activity | undefined): Record<string, unknown> {
  return {
    user_id: person.id,
    status: 'Active',
    roles: ROLES[person.role],
    name: person.name,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    ...(activity
      ? { message: [{ [CLAIMS.messageType]: 'LtiResourceLinkRequest', [CLAIMS.custom]: activity.custom }] }
      : {}),
  };
}

/** Bare names such as `Learner` mean context roles (LTI core A.2.3). */
function withRole(people: readonly Person[], role: string | undefined): readonly Person[] {
  if (role === undefined) return people;
  return people.filter((one) =>
    ROLES[one.role].some((uri) => uri === role || uri.endsWith(`membership#${role}`)),
  );
}

function askedFor(
  demo: Demo,
  course: Course,
  raw: unknown,
): { people: readonly Person[]; activity?: Activity } {
  const parsed = query.safeParse(raw);
  if (!parsed.success) throw new Refusal(400, z.prettifyError(parsed.error));
  const { role, rlid } = parsed.data;
  const people = withRole(membersOf(course), role);
  if (rlid === undefined) return { people };
  const activity = demo.state.now.activities.find((one) => one.id === rlid && one.courseId === course.id);
  if (!activity) throw new Refusal(404, 'rlid is not a resource link of this course.');
  return { people, activity };
}

/** Names and Role Provisioning Services 2.0: who is in the course. */
export function rosterRoutes(demo: Demo): Router {
  const router = Router();
  router.get('/lti/courses/:course/memberships', (req, res) => {
    requireScope(demo, req.headers.authorization, [SCOPES.roster]);
    requireAccept(req, MEDIA.members);
    const course = courseById(req.params.course);
    if (!course) throw new Refusal(404, 'There is no such course.');
    const { people, activity } = askedFor(demo, course, req.query);
    const cut = page(people, req.query);
    nextPageLink(demo, req, res, cut.next);
    const { id, label, title } = course;
    const members = cut.items.map((one) => present(one, activity));
    const body = { id: rosterUrl(demo, id), context: { id, label, title }, members };
    res.set('content-type', MEDIA.members).send(JSON.stringify(body));
  });
  return router;
}
