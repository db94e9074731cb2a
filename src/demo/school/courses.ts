import { PEOPLE, type Person, personById } from './people.ts';

/** A course of the demo school; one instructor teaches them all. */
export interface Course {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly summary: string;
  readonly studentIds: readonly string[];
  readonly mentorIds: readonly string[];
}

export const COURSES: readonly Course[] = [
  {
    id: 'y8-maths',
    title: 'Year 8 Mathematics',
    label: 'MATH-8',
    summary: 'From fractions to linear equations, with practice that follows each student.',
    studentIds: ['21', '22', '23', '24', '25', '26'],
    mentorIds: ['12'],
  },
  {
    id: 'spanish-1',
    title: 'Beginner Spanish',
    label: 'SPA-1',
    summary: 'First words, and how to keep them: short practice, spaced over days.',
    studentIds: ['21', '22', '27', '28', '29', '30'],
    mentorIds: [],
  },
];

/** The course with this id, or undefined. */
export function courseById(id: string): Course | undefined {
  return COURSES.find((one) => one.id === id);
}

/** Students of a course in the order of its list. */
export function studentsOf(course: Course): Person[] {
  return course.studentIds.flatMap((id) => personById(id) ?? []);
}

/** Mentors of a course. */
export function mentorsOf(course: Course): Person[] {
  return course.mentorIds.flatMap((id) => personById(id) ?? []);
}

/** Everybody of a course: the instructor first, then the students, then the mentors. */
export function membersOf(course: Course): Person[] {
  const instructors = PEOPLE.filter((one) => one.role === 'instructor');
  return [...instructors, ...studentsOf(course), ...mentorsOf(course)];
}
