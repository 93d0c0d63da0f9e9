using FluentValidation;

namespace HumasApi.Contract;

/// <summary>Gives the rules of validators the codes of the catalogue.</summary>
internal static class ProblemRules
{
    /// <summary>The problem of the rule before it; by default with the words of the catalogue.</summary>
    public static IRuleBuilderOptions<T, TValue> WithProblem<T, TValue>(
        this IRuleBuilderOptions<T, TValue> rule,
        ProblemCode kind,
        Func<T, TValue, string> message
    ) => rule.WithErrorCode(kind.Code).WithMessage(message);

    /// <inheritdoc cref="WithProblem{T, TValue}(IRuleBuilderOptions{T, TValue}, ProblemCode, Func{T, TValue, string})"/>
    public static IRuleBuilderOptions<T, TValue> WithProblem<T, TValue>(
        this IRuleBuilderOptions<T, TValue> rule,
        ProblemCode kind,
        Func<T, string>? message = null
    ) => rule.WithErrorCode(kind.Code).WithMessage(message ?? (_ => kind.Message));
}

/// <summary>
/// On a type of request bodies, or an interface of several: the problems that its validation and its use can give, by their names in
/// <see cref="Problems"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true)]
internal sealed class FailsWithAttribute(params string[] names) : Attribute
{
    public IEnumerable<ProblemCode> Problems => names.Select(name => (ProblemCode)typeof(Problems).GetField(name)!.GetValue(null)!);
}
