using HumasApi.ChangeLog;
using HumasApi.Data;

namespace HumasApi.Management;

/// <summary>
/// Holds a response back until the caches of this instance have taken in the change, so that the next read shows it. Articles are
/// in no cache, so their writes do not wait.
/// </summary>
internal sealed class ReadYourWritesFilter(ChangeFollower follower) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var http = context.HttpContext;
        if (
            !HttpMethods.IsGet(http.Request.Method)
            && http.RequestServices.GetRequiredService<HumasDbContext>().CommittedPosition is > 0 and var position
        )
            await follower.WaitForAsync(position, http.RequestAborted);
        return answer;
    }
}
