/** Rights of a context Instructor. */
export const TEACHER = {
  instructor: true,
  author: true,
  learner: false,
  alsoLearner: false,
  testUser: false,
  mentor: false,
  mentorOf: [],
};
