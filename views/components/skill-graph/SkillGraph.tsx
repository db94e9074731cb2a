import type { VNode } from 'preact';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { layersOf, wrapTitle } from './layers.ts';

const BOX = { width: 148, height: 76, gapX: 20, gapY: 40 };

interface Place {
  readonly skill: SkillView;
  readonly x: number;
  readonly y: number;
}

function places(skills: readonly SkillView[]): { nodes: readonly Place[]; width: number; height: number } {
  const layers = layersOf(skills);
  const widest = Math.max(1, ...layers.map((layer) => layer.length));
  const width = widest * (BOX.width + BOX.gapX);
  const nodes = layers.flatMap((layer, row) =>
    layer.map((skill, column) => ({
      skill,
      x: ((column + 0.5) * width) / layer.length - BOX.width / 2,
      y: 4 + row * (BOX.height + BOX.gapY),
    })),
  );
  return { nodes, width, height: layers.length * (BOX.height + BOX.gapY) };
}

/**
 * What builds on what, drawn from top to bottom.
 * Criteria: an image with a short text alternative; the list behind it holds the same (prerequisites are named there);
 * scrolls inside its own focusable box; levels by pattern of border and sign, not colour alone.
 */
export function SkillGraph({ skills }: { skills: readonly SkillView[] }): VNode {
  const { t } = useText();
  const { nodes, width, height } = places(skills);
  const at = new Map(nodes.map((node) => [node.skill.id, node]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('skills.graph')} dir="ltr">
      <svg
        class="graph"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={t('skills.graphAlt')}
      >
        {nodes.flatMap((node) =>
          node.skill.requires.flatMap((id) => {
            const from = at.get(id);
            return from ? [<Edge key={`${id}-${node.skill.id}`} from={from} to={node} />] : [];
          }),
        )}
        {nodes.map((node) => (
          <Node key={node.skill.id} node={node} />
        ))}
      </svg>
    </section>
  );
}

function Edge({ from, to }: { from: Place; to: Place }): VNode {
  const x1 = from.x + BOX.width / 2;
  const y1 = from.y + BOX.height;
  const x2 = to.x + BOX.width / 2;
  const middle = (y1 + to.y) / 2;
  return <path class="graph__edge" d={`M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${to.y}`} />;
}

function Node({ node }: { node: Place }): VNode {
  const { t } = useText();
  const lines = wrapTitle(node.skill.title, 20, 3);
  return (
    <g class={`graph__node graph__node--${node.skill.level}`} transform={`translate(${node.x} ${node.y})`}>
      <title>{`${node.skill.title}: ${t(`level.${node.skill.level}`)}`}</title>
      <rect width={BOX.width} height={BOX.height} rx="6" />
      {lines.map((line, index) => (
        <text key={line} x={BOX.width / 2} y={20 + index * 15} text-anchor="middle">
          {line}
        </text>
      ))}
      <text class="graph__level" x={BOX.width / 2} y={BOX.height - 8} text-anchor="middle">
        {t(`level.${node.skill.level}`)}
      </text>
    </g>
  );
}
