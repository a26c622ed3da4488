import { annotatedRoutes } from '../annotated/annotated-routes.ts';
import { guardBySettings } from '../annotated/configured-paths.ts';
import { graphqlRoutes } from '../annotated/graphql-routes.ts';
import { guardByPathFilters } from '../annotated/path-filters.ts';
import { promisedOperations } from '../annotated/promised-operations.ts';
import { servletRoutes } from '../annotated/servlet-routes.ts';
import { controllerRoutes } from '../aspnet/controller-routes.ts';
import { dotnetApplications } from '../aspnet/dotnet-applications.ts';
import { fastEndpointRoutes } from '../aspnet/fast-endpoints.ts';
import { readMinimalRoutes } from '../aspnet/minimal-routes.ts';
import { guardByPipeline } from '../aspnet/pipeline.ts';
import { dotnetProjects } from '../aspnet/projects.ts';
import { razorPageRoutes } from '../aspnet/razor-page-routes.ts';
import { azureEntrances } from '../azure/azure-entrances.ts';
import { blockRoutes } from '../block-routes/block-routes.ts';
import { dotnetConsumers } from '../dotnet/dotnet-consumers.ts';
import { dotnetGrpcRoutes } from '../dotnet/dotnet-grpc.ts';
import { dotnetJobs } from '../dotnet/dotnet-jobs.ts';
import { deployedFunctions } from '../functions/deployed-functions.ts';
import { beegoRoutes } from '../go/beego-routes.ts';
import { encoreRoutes } from '../go/commented-routes.ts';
import { grpcRoutes } from '../go/grpc-routes.ts';
import { metaRoutes } from '../go/meta-routes.ts';
import { classFieldRoutes } from '../graphql/class-field-routes.ts';
import { fieldsBelowRoutes } from '../graphql/fields-below-routes.ts';
import { readServedSchemas, standaloneSchemas } from '../graphql/read-served-schemas.ts';
import { resolverClassRoutes } from '../graphql/resolver-class-routes.ts';
import { servedProcedures } from '../grpc/served-procedures.ts';
import { readBlockRoutes } from '../http/blocks/read-block-routes.ts';
import { readBoundRoutes } from '../http/bound/read-bound-routes.ts';
import { readServerBranches } from '../http/branches/read-server-branches.ts';
import { readComposedRoutes } from '../http/composed/read-composed-routes.ts';
import { contractRoutes } from '../http/contract-routes.ts';
import { readClassRoutes } from '../http/decorated/read-class-routes.ts';
import { readControllerClasses } from '../http/decorated/read-controller-classes.ts';
import { readDecoratedRoutes } from '../http/decorated/read-decorated-routes.ts';
import { configuredRoutes } from '../http/file-based/configured-routes.ts';
import { serverActions } from '../http/file-based/server-actions.ts';
import { fileRoutes } from '../http/file-routes.ts';
import { readFilterRoutes } from '../http/filters/read-filter-routes.ts';
import { readGroupedRoutes } from '../http/grouped/read-grouped-routes.ts';
import { joinRoutes } from '../http/join-routes.ts';
import { readListedRoutes } from '../http/listed/read-listed-routes.ts';
import { readLitestarRoutes } from '../http/listed/read-litestar-routes.ts';
import { readPathTables } from '../http/path-table/read-path-tables.ts';
import { readProcedures } from '../http/procedures/read-procedures.ts';
import { belowProgramPath } from '../http/program-paths.ts';
import { readBunRoutes } from '../http/read-bun-routes.ts';
import { readPyramidRoutes } from '../http/read-pyramid-routes.ts';
import type { Route } from '../http/route.ts';
import { buildRouterGraph, type RouterGraph } from '../http/router-graph.ts';
import { symfonyRoutes } from '../http/symfony/symfony-routes.ts';
import { readTabledRoutes } from '../http/tabled/read-tabled-routes.ts';
import { sailsRoutes } from '../http/tabled/sails-routes.ts';
import type { LinkInput } from '../link-input.ts';
import { boundChannel } from '../messaging/bound-channel.ts';
import { boundSources } from '../messaging/bound-consumers.ts';
import { fillConsumers } from '../messaging/fill-channels.ts';
import { type Consumer, findConsumers } from '../messaging/find-consumers.ts';
import { findJobs, type ScheduledFunction } from '../messaging/find-jobs.ts';
import { type ModuleSettings, moduleSettings } from '../module-settings.ts';
import { nestRoutes } from '../nest/nest-routes.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { wordpressRoutes } from '../php/wordpress-routes.ts';
import { yiiRoutes } from '../php/yii-routes.ts';
import { railsRoutes } from '../rails/rails-routes.ts';
import { rescuedErrors } from '../rails/rescued-errors.ts';
import { findErrorHandlers } from '../replies/find-error-handlers.ts';
import type { Resolver } from '../resolver.ts';
import { jobConsumers } from '../ruby-jobs/job-consumers.ts';
import { rubySchedules } from '../ruby-jobs/ruby-schedules.ts';
import { type Application, findApplications } from '../spring/applications.ts';
import { functionRoutes } from '../spring/function-routes.ts';
import { guardByConfiguration } from '../spring/guard-by-configuration.ts';
import { repositoryRoutes } from '../spring/repository-routes.ts';

/** Everything that makes a service do something: requests, messages, schedules, failures. */
export interface Entrances {
  readonly routes: readonly Route[];
  readonly consumers: readonly Consumer[];
  readonly jobs: readonly ScheduledFunction[];
  readonly errorHandlers: readonly FunctionPlace[];
  /** Classes that processes start with. */
  readonly applications: readonly Application[];
}

export function findEntrances(resolver: Resolver, input: LinkInput): Entrances {
  const settings = moduleSettings(input);
  const projects = dotnetProjects(input, resolver);
  const functions = deployedFunctions(resolver, input);
  const azure = azureEntrances(resolver, settings, input.evidence);
  const graph = routerGraphOf(resolver);
  const routed = belowProgramPath(resolver, settings, joinRoutes(graph));
  const rails = railsRoutes(resolver);
  return {
    routes: [
      ...guardByPipeline(resolver, projects, [
        ...routed,
        ...controllerRoutes(resolver, projects),
        ...razorPageRoutes(resolver, input, projects),
        ...fastEndpointRoutes(resolver),
      ]),
      ...nestRoutes(resolver),
      ...resolverClassRoutes(resolver),
      ...standaloneSchemas(resolver),
      ...classFieldRoutes(resolver),
      ...guardByConfiguration(resolver, settings, [
        ...guardByPathFilters(
          resolver,
          guardBySettings(settings, annotatedRoutes(resolver, settings, promisedOperations(input))),
        ),
        ...functionRoutes(resolver, settings),
        ...repositoryRoutes(resolver, settings),
        ...servletRoutes(resolver),
        ...graphqlRoutes(resolver, settings),
      ]),
      ...fileRoutes(resolver, input),
      ...serverActions(resolver, input),
      ...grpcRoutes(resolver, input),
      ...dotnetGrpcRoutes(resolver, input),
      ...servedProcedures(resolver, input),
      ...beegoRoutes(resolver),
      ...encoreRoutes(resolver),
      ...metaRoutes(resolver, graph),
      ...rails,
      ...fieldsBelowRoutes(resolver, input, [...routed, ...rails]),
      ...blockRoutes(resolver),
      ...readGroupedRoutes(resolver),
      ...symfonyRoutes(resolver, input),
      ...belowProgramPath(resolver, settings, readBlockRoutes(resolver)),
      ...readComposedRoutes(resolver),
      ...readProcedures(resolver),
      ...readBoundRoutes(resolver),
      ...readFilterRoutes(resolver),
      ...readServerBranches(resolver),
      ...readBunRoutes(resolver),
      ...readPyramidRoutes(resolver),
      ...readTabledRoutes(resolver, input),
      ...sailsRoutes(resolver),
      ...contractRoutes(resolver),
      ...configuredRoutes(resolver),
      ...functions.routes,
      ...azure.routes,
      ...wordpressRoutes(resolver),
      ...yiiRoutes(resolver),
    ],
    consumers: [
      ...fillConsumers(findConsumers(resolver, input.evidence), settings),
      ...fillConsumers(dotnetConsumers(resolver, input.evidence), settings),
      ...jobConsumers(resolver, input.evidence),
      ...functions.consumers,
      ...azure.consumers,
    ],
    jobs: [
      ...withSettings(settings, findJobs(resolver, input.evidence)),
      ...dotnetJobs(resolver, input.evidence),
      ...rubySchedules(resolver, input),
      ...functions.jobs,
      ...azure.jobs,
      ...boundSources(resolver, input.evidence).filter(({ place, gives }) =>
        gives.some((end) => boundChannel(settings, place.file, end) !== undefined),
      ),
    ],
    errorHandlers: [...findErrorHandlers(resolver), ...rescuedErrors(resolver)],
    applications: [...findApplications(resolver), ...dotnetApplications(resolver)],
  };
}

/** `@Scheduled(cron = "${sweep.cron}")` */
function withSettings(settings: ModuleSettings, jobs: readonly ScheduledFunction[]): readonly ScheduledFunction[] {
  return jobs.map((job) => {
    const schedule = job.schedule.includes('${') ? settings.fill(job.place.file, job.schedule) : job.schedule;
    return schedule === job.schedule || schedule.includes('{}') ? job : { ...job, schedule };
  });
}

function routerGraphOf(resolver: Resolver): RouterGraph {
  const graph = buildRouterGraph(resolver);
  readDecoratedRoutes(resolver, graph);
  readControllerClasses(resolver, graph);
  readPathTables(resolver, graph);
  readClassRoutes(resolver, graph);
  readListedRoutes(resolver, graph);
  readLitestarRoutes(resolver, graph);
  readMinimalRoutes(resolver, graph);
  readServedSchemas(resolver, graph);
  return graph;
}
