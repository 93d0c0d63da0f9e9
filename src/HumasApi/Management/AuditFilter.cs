using System.Security.Claims;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Access;

namespace HumasApi.Management;

/// <summary>Tells the transaction of a request who acts, so that what it does goes on record with it.</summary>
internal sealed class AuditFilter : IEndpointFilter
{
    private const int UserAgentMaxLength = 300;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method)) return await next(context);
        var database = http.RequestServices.GetRequiredService<HumasDbContext>();
        var agent = http.Request.Headers.UserAgent.ToString();
        var query = new QueryReader(http.Request);
        var reason = HttpMethods.IsDelete(http.Request.Method) ? query.Text(Reasons.Parameter.Name, Act.ReasonMaxLength) : null;
        query.Done();
        database.Act = new Act(http.GetEndpoint()?.Metadata.GetMetadata<OperationId>()?.Value ?? http.Request.Method, http.User.FindFirstValue(BearerAuthentication.KindClaim)!, http.Actor(),
            http.Connection.RemoteIpAddress?.ToString(), agent.Length == 0 ? null : agent[..Math.Min(agent.Length, UserAgentMaxLength)], ProblemHandler.TraceId(http))
        { Reason = reason };
        // The context goes back into a pool; the next to use it may be the service itself.
        try { return await next(context); }
        finally { database.Act = null; }
    }
}

/// <summary>Why an act is done, where that belongs to the trail alone: with DELETE in the query, else in the body.</summary>
internal static class Reasons
{
    public static readonly QueryParameter Parameter = new("reason", ParameterType.Text, $"Why; it goes on record in the audit trail, nowhere else. At most {Act.ReasonMaxLength} characters.") { Example = "Salah unggah" };

    /// <summary>Puts the reason of the body on record with the act.</summary>
    public static void Because(this HttpContext http, string? reason)
    {
        var database = http.RequestServices.GetRequiredService<HumasDbContext>();
        database.Act = database.Act! with { Reason = reason };
    }
}
