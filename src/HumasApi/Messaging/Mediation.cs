using System.Text.Json;
using FluentValidation;
using MediatR;

namespace HumasApi.Messaging;

/// <summary>
/// The only place that knows how MediatR is wired. Version 5.1 is the newest free version; it has no
/// registration of its own, so handlers are found here.
/// </summary>
internal static class Mediation
{
    public static IServiceCollection AddMediation(this IServiceCollection services)
    {
        // Errors name members as the client wrote them: input.seo.title, not Input.Seo.Title.
        ValidatorOptions.Global.PropertyNameResolver = (_, member, expression) =>
            (expression is null ? member?.Name : FluentValidation.Internal.PropertyChain.FromExpression(expression).ToString()) is { } path
                ? string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName))
                : null;
        // Found as IValidator<T> by the behaviour, and as themselves by handlers that merge first and validate then.
        services.AddValidatorsFromAssemblyContaining<Program>(ServiceLifetime.Singleton, includeInternalTypes: true);
        services.Scan(scan =>
            scan.FromAssemblyOf<Program>()
                // Generic handlers are registered where their records are (Management/Records).
                .AddClasses(
                    classes => classes.AssignableTo(typeof(IRequestHandler<,>)).Where(type => !type.IsGenericTypeDefinition),
                    publicOnly: false
                )
                .AsImplementedInterfaces()
                .WithScopedLifetime()
        );
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        return services;
    }
}

/// <summary>Runs the validators of a request and throws once with all that is wrong. The only behaviour.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
            await validator.ValidateAndThrowAsync(request, cancellationToken);
        return await next();
    }
}
