using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Management.Audit;

internal static class AuditRoutes
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/audit").WithTags("Audit");
        audit
            .MapGet("", ListAuditEndpoint.Handle)
            .WithQuery([.. ListAuditEndpoint.Filters, .. PagingParameters.All])
            .Documented<ListResponse<AuditItem>>(
                "listAudit",
                "List the audit trail",
                "Who did what, the latest first: of the units that the caller administers, or of all."
            )
            .FailsWith(Problems.ScopeNeedsUnit);
        audit
            .MapGet("/export", ExportAuditEndpoint.Handle)
            .WithQuery(ExportAuditEndpoint.Parameters)
            .DocumentedLines<AuditItem>(
                "exportAudit",
                "Export the audit trail",
                "The lines of the list as newline-delimited JSON, the oldest first, as many as there are when it begins. It "
                    + "breaks off when the caller loses the right to read them. To go on later send `after` with the last position."
            )
            .FailsWith(Problems.ScopeNeedsUnit);
    }
}
