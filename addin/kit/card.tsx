import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

type Given = {
  readonly id: string
  readonly icon: IconName
  readonly title: string
  readonly lead?: string
  readonly children: ComponentChildren
}

/** A region of the page with its heading. */
export const Card = ({ id, icon, title, lead, children }: Given) => (
  <section class="card" id={id} aria-labelledby={`${id}-title`} data-home tabIndex={-1}>
    <h2 id={`${id}-title`}>
      <Icon name={icon} />
      {title}
    </h2>
    {lead ? <p class="lead">{lead}</p> : null}
    {children}
  </section>
)
