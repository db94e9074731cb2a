import { Refusal } from '../refusal.ts';
import { type Course, courseById, membersOf, studentsOf } from './courses.ts';
import type { Person } from './people.ts';

/** Somebody looking at a course. The demo has no passwords: who you are is part of the address of the page. */
export interface Visit {
  readonly person: Person;
  readonly course: Course;
}

/** The visit that an address names. Throws a 404 refusal when the course does not exist or the person is not in it. */
export function visitOf(personId: string, courseId: string): Visit {
  const course = courseById(courseId);
  if (!course) throw new Refusal(404, 'There is no such course.');
  const person = membersOf(course).find((one) => one.id === personId);
  if (!person) throw new Refusal(404, 'This person is not in the course.');
  return { person, course };
}

/** As `visitOf`, for pages of the instructor alone; 403 for students. */
export function teachingVisitOf(personId: string, courseId: string): Visit {
  const visit = visitOf(personId, courseId);
  if (visit.person.role !== 'instructor') throw new Refusal(403, 'Only the instructor can do this.');
  return visit;
}

/** The student whose work the visitor may review: any for the instructor, their own for a student. Throws a refusal. */
export function reviewedBy({ person, course }: Visit, studentId: string): Person {
  const student = studentsOf(course).find((one) => one.id === studentId);
  if (!student) throw new Refusal(404, 'This student is not in the course.');
  const may =
    person.role === 'instructor' || person.id === student.id || person.mentorOf.includes(student.id);
  if (!may) throw new Refusal(403, 'This is somebody else’s work.');
  return student;
}
