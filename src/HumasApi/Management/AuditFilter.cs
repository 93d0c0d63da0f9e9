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
        database.Act = new Act(http.GetEndpoint()?.Metadata.GetMetadata<OperationId>()?.Value ?? http.Request.Method, http.User.FindFirstValue(BearerAuthentication.KindClaim)!, http.Actor(),
            http.Connection.RemoteIpAddress?.ToString(), agent.Length == 0 ? null : agent[..Math.Min(agent.Length, UserAgentMaxLength)], ProblemHandler.TraceId(http));
        // The context goes back into a pool; the next to use it may be the service itself.
        try { return await next(context); }
        finally { database.Act = null; }
    }
}
