using HumasApi.ChangeLog;
using HumasApi.Data;

namespace HumasApi.Management;

/// <summary>Holds an answer back until this instance has taken in what the request changed, so that the next read shows it.</summary>
internal sealed class ReadYourWritesFilter(ChangeFollower follower) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) && http.RequestServices.GetRequiredService<HumasDbContext>().Committed is > 0 and var position)
            await follower.ReachedAsync(position, http.RequestAborted);
        return answer;
    }
}
