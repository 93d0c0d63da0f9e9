using System.Security.Claims;
using HumasApi.Access;
using HumasApi.Audit;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Management;

/// <summary>Gives the transactions of a request their part of the audit trail, with who acts and what was asked for.</summary>
internal sealed class AuditFilter : IEndpointFilter
{
    private const int UserAgentMaxLength = 300;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method))
            return await next(context);
        var database = http.RequestServices.GetRequiredService<HumasDbContext>();
        var agent = http.Request.Headers.UserAgent.ToString();
        var query = new QueryReader(http.Request);
        var reason = HttpMethods.IsDelete(http.Request.Method) ? query.Text(Reasons.Parameter.Name, Act.ReasonMaxLength) : null;
        query.Done();
        database.PendingAudit = new AuditTrail(
            new Act(
                http.GetEndpoint()?.Metadata.GetMetadata<OperationId>()?.Value ?? http.Request.Method,
                http.User.FindFirstValue(BearerAuthentication.KindClaim)!,
                http.Actor(),
                http.Connection.RemoteIpAddress?.ToString(),
                agent.Length == 0 ? null : agent[..Math.Min(agent.Length, UserAgentMaxLength)],
                ProblemHandler.TraceId(http)
            )
            {
                Reason = reason,
            }
        );
        return await next(context);
    }
}

/// <summary>The reason of an act, for the audit trail only: with DELETE in the query, else in the body.</summary>
internal static class Reasons
{
    public static readonly QueryParameter Parameter = new(
        "reason",
        ParameterType.Text,
        $"Why; it is recorded in the audit trail only. At most {Act.ReasonMaxLength} characters."
    )
    {
        Example = "Salah unggah",
    };

    /// <summary>Records the reason in the body with the act.</summary>
    public static void SetAuditReason(this HttpContext http, string? reason)
    {
        var audit = http.RequestServices.GetRequiredService<HumasDbContext>().PendingAudit!;
        audit.Act = audit.Act with { Reason = reason };
    }
}
