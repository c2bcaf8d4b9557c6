/**
 * The names of the browser library that the declarations of `playwright-core` take for granted, as far as our scripts
 * in a page use them. The library as a whole would let the sources use what Node has not.
 */
declare global {
  interface Node {
    readonly nodeType: number;
    readonly textContent: string | null;
  }

  interface PageElement extends Node {
    readonly tagName: string;
    readonly childNodes: Iterable<Node>;
    readonly parentElement: PageElement | null;
    readonly ownerDocument: {
      readonly documentElement: PageElement;
      readonly defaultView: { getComputedStyle(element: PageElement): Readonly<Record<string, string>> };
    };
    readonly clientWidth: number;
    readonly scrollWidth: number;
    getBoundingClientRect(): {
      readonly left: number;
      readonly right: number;
      readonly width: number;
      readonly height: number;
    };
    toggleAttribute(name: string, force: boolean): boolean;
  }

  interface HTMLElement extends PageElement {}
  interface SVGElement extends PageElement {}
  interface HTMLElementTagNameMap {
    readonly body: HTMLElement;
  }
}

export {};
