import type { GuardKind, HttpMethod, ParameterPlace } from '../../model/endpoint.ts';
import type { Language } from '../../syntax/outline.ts';

/**
 * Shape "annotated method in an annotated class" where the annotations say it all: no modules, no versions, no pipes.
 * What a framework of this shape calls things.
 */
export interface AnnotatedMethodVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  /** Packages that hold the annotations. */
  readonly modules: readonly string[];
  /** Annotations that make a class answer requests. */
  readonly controllers: readonly string[];
  /** A class answers requests because its methods say so. */
  readonly bare?: true | undefined;
  /** Method that is given an instance of such a class, and the path that leads to it. */
  readonly registrar?: string | undefined;
  /** Annotations of a class that give the prefix of its paths. */
  readonly prefixes: readonly string[];
  /** Annotation of a method → its HTTP method; `told` where an argument says it. */
  readonly verbs: Readonly<Record<string, HttpMethod | 'told'>>;
  /** Argument that tells the HTTP methods; without it every method is taken. */
  readonly methodKey: string;
  /** Annotation that makes another one a verb: `@HttpMethod("PATCH")`. */
  readonly verbMark?: string | undefined;
  /** Arguments that hold paths. */
  readonly pathKeys: readonly string[];
  /** Argument that holds a regular expression in the place of a path. */
  readonly patternKey?: string | undefined;
  /** The annotation of a method that holds its path, where the verb does not. */
  readonly path?: string | undefined;
  /** A method with a path and no verb hands on to the class that it returns. */
  readonly locators: boolean;
  /** Annotation of an application class that gives a prefix to all. */
  readonly application?: string | undefined;
  /** Functions of the package that make the application, and the option of theirs that gives a prefix to all. */
  readonly applicationOption?: { readonly makers: readonly string[]; readonly key: string } | undefined;
  /** Settings that give a prefix to all, the outermost first. */
  readonly contextPaths?: readonly string[] | undefined;
  /** Settings that give a prefix where no application class does. */
  readonly applicationPaths?: readonly string[] | undefined;
  /** A configuration may put prefixes before the controllers that it chooses. */
  readonly prefixedByConfiguration?: true | undefined;
  /** Annotations whose arguments are guards themselves: `@UseBefore(limiter)`, from that position on. */
  readonly guardArguments?:
    | Readonly<Record<string, { readonly from: number; readonly kind?: GuardKind | undefined }>>
    | undefined;
  /** Annotation of a parameter → where its value stands; also by its first two parts: `param.path`. */
  readonly parameters: Readonly<Record<string, ParameterPlace>>;
  /** Objects without an annotation are filled from the query. */
  readonly boundObjects?: true | undefined;
  /** Arguments by which a parameter's annotation names it; otherwise its own name counts. */
  readonly nameKeys: readonly string[];
  /** Builds generate interfaces with the annotations from contracts. */
  readonly generated?: true | undefined;
  /** A parameter without an annotation is the body. */
  readonly bareBody: boolean;
}

/** An annotation that keeps requests out. */
export interface GuardAnnotation {
  readonly modules: readonly string[];
  readonly name: string;
  /** `none` lets everybody through, whatever the class says. */
  readonly kind: GuardKind | 'none';
  /** What it is where it names nobody. */
  readonly bare?: GuardKind | undefined;
}
