/** The year of two halls as it is drawn, and the same with the cabinet never claiming after May. */
import { courseOf, type Story } from '../../src/view/course.js';
import { record } from '../report/fixture.js';

export const story: Story = { record, course: courseOf(record) };

const MAY = 10;

export const changedStory: Story = {
  record: { ...record, interventions: ['the cabinet keeps still'], mode: 'replay' },
  course: {
    ...story.course,
    claims: {
      ...story.course.claims,
      cabinet: story.course.claims.cabinet.map((value, i) => (i < MAY ? value : 0)),
    },
  },
};
