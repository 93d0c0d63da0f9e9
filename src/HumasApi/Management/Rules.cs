using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using FluentValidation;
using HumasApi.Contract;
using HumasApi.Domain;

namespace HumasApi.Management;

/// <summary>The rules that many inputs share, each with a stable code and a sentence that says what to do.</summary>
internal static class Rules
{
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IRuleBuilderOptions<T, TValue> Required<T, TValue>(this IRuleBuilder<T, TValue> rule) =>
        rule.NotNull().WithProblem(Problems.Required, _ => Sentence.Of("This is required.", "Ini wajib diisi."));

    /// <summary>Plain text on one line.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.PlainText(maxLength, multiline: false);

    /// <summary>Plain text that may have line breaks.</summary>
    public static IRuleBuilderOptions<T, string?> Paragraph<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.PlainText(maxLength, multiline: true);

    private static IRuleBuilderOptions<T, string?> PlainText<T>(this IRuleBuilder<T, string?> rule, int maxLength, bool multiline) =>
        rule.Must(value => value is null || value.Length <= maxLength || Text.Length(value) <= maxLength)
            .WithProblem(Problems.TooLong, (_, value) =>
                Sentence.Of(
                    $"At most {maxLength} characters; there are {Text.Length(value!)}.",
                    $"Paling banyak {maxLength} karakter; ada {Text.Length(value!)}."
                )
            )
            .Must(value => value is null || !Text.HasControls(value, multiline))
            .WithProblem(Problems.ControlCharacter, _ =>
                multiline
                    ? Sentence.Of(
                        "Control characters other than line breaks and tabs are not allowed.",
                        "Karakter kontrol selain ganti baris dan tab tidak diperbolehkan."
                    )
                    : Sentence.Of(
                        "Line breaks and other control characters are not allowed here.",
                        "Ganti baris dan karakter kontrol lain tidak diperbolehkan di sini."
                    )
            );

    public static IRuleBuilderOptions<T, string?> WebUrl<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.Must(value => value is null || (value.Length <= maxLength && Addresses.Web(value) is not null))
            .WithProblem(Problems.MalformedUrl, _ =>
                Sentence.Of(
                    $"An absolute http(s) address of at most {maxLength} characters (percent-encoded), without user name and "
                        + "password, is expected.",
                    $"Gunakan alamat http(s) lengkap, paling banyak {maxLength} karakter (setelah percent-encoding), tanpa nama "
                        + "pengguna dan kata sandi."
                )
            );

    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(value => value is null || Text.IsEmail(value)).WithProblem(Problems.MalformedEmail);

    public static IRuleBuilderOptions<T, string?> SlugShape<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(value => value is null || Slug.IsValid(value))
            .WithProblem(Problems.MalformedSlug, _ =>
                Sentence.Of(
                    $"A slug has a-z, 0-9 and single hyphens between them, at most {Slug.MaxLength} characters, and is not "
                        + "shaped like a UUID.",
                    $"Slug terdiri atas a-z, 0-9, dan satu tanda hubung di antaranya, paling banyak {Slug.MaxLength} karakter, "
                        + "dan tidak berbentuk UUID."
                )
            );

    /// <summary>What kind of technical unit, as a word of the field.</summary>
    public static IRuleBuilderOptions<T, string?> SubKind<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(value => value is null || (value.Length <= Unit.SubKindMaxLength && Slug.IsValid(value)))
            .WithProblem(Problems.MalformedSubKind, _ =>
                Sentence.Of(
                    $"a-z, 0-9 and hyphens, at most {Unit.SubKindMaxLength} characters: lapas, rutan, bapas.",
                    $"a-z, 0-9, dan tanda hubung, paling banyak {Unit.SubKindMaxLength} karakter: lapas, rutan, bapas."
                )
            );

    public static IRuleBuilderOptions<T, string?> IanaZone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(value => value is null || TimeZones.Find(value) is not null).WithProblem(Problems.UnknownTimeZone);

    // Clocks of clients run ahead by seconds; a time within this is taken as now.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Nothing can be published ahead of its time until schedules exist; nor before there was anything to import.</summary>
    public static IRuleBuilderOptions<T, DateTimeOffset?> NotInTheFuture<T>(
        this IRuleBuilder<T, DateTimeOffset?> rule,
        TimeProvider clock
    ) =>
        rule.Must(value => value is null || value <= clock.GetUtcNow() + ClockSkew)
            .WithProblem(Problems.InTheFuture, _ =>
                Sentence.Of("The time is in the future. Publish at that time.", "Waktu ini di masa depan. Terbitkan bila saatnya tiba.")
            )
            .Must(value => value is null || value >= Earliest)
            .WithProblem(Problems.OutOfRange, _ =>
                Sentence.Of("The time must not be before 1900.", "Waktu tidak boleh sebelum tahun 1900.")
            );

    /// <summary>
    /// A day on which something happens to a unit: not before there were such offices, nor so far ahead that it must be a slip.
    /// </summary>
    public static IRuleBuilderOptions<T, DateOnly?> UnitDay<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.Must(day => day is null || day.Value.Year is >= 1800 and < 2200)
            .WithProblem(Problems.OutOfRange, _ =>
                Sentence.Of("A day from 1800 to 2199 is expected.", "Gunakan tanggal dari 1800 sampai 2199.")
            );

    public static IRuleBuilderOptions<T, int?> Pixels<T>(this IRuleBuilder<T, int?> rule) =>
        rule.Must(value => value is null or (> 0 and <= StoredImage.MaxPixels))
            .WithProblem(Problems.OutOfRange, _ =>
                Sentence.Of(
                    $"A whole number from 1 to {StoredImage.MaxPixels} is expected.",
                    $"Gunakan bilangan bulat dari 1 sampai {StoredImage.MaxPixels}."
                )
            );

    /// <summary>What the attributes of a type say of its members; the documents say the same, from the same attributes.</summary>
    public static void DeclaredRules<T>(this AbstractValidator<T> validator)
    {
        foreach (var member in typeof(T).GetProperties())
        {
            var input = Expression.Parameter(typeof(T), "input");
            Expression<Func<T, TValue>> Value<TValue>() =>
                Expression.Lambda<Func<T, TValue>>(Expression.Convert(Expression.Property(input, member), typeof(TValue)), input);
            if (member.GetCustomAttribute<RequiredAttribute>() is { AllowsNull: false })
                validator.RuleFor(Value<object?>()).Required();
            if (member.GetCustomAttribute<CountAttribute>() is { Maximum: var maximum })
                validator
                    .RuleFor(Value<ICollection?>())
                    .Must(values => values is null || values.Count <= maximum)
                    .WithProblem(Problems.TooMany, _ => Sentence.Of($"At most {maximum}.", $"Paling banyak {maximum}."));
            if (member.PropertyType != typeof(string))
                continue;
            _ = member.GetCustomAttribute<TextLimitAttribute>() switch
            {
                LineAttribute line => validator.RuleFor(Value<string?>()).Line(line.MaxLength),
                ParagraphAttribute paragraph => validator.RuleFor(Value<string?>()).Paragraph(paragraph.MaxLength),
                WebUrlAttribute address => validator.RuleFor(Value<string?>()).WebUrl(address.MaxLength),
                _ => null,
            };
        }
    }

    private static readonly RefInputValidator BySlugOrId = new();
    private static readonly RefInputValidator ByNameToo = new(byName: true);

    /// <summary>A list of references, each naming a record; by its name where that is allowed.</summary>
    public static void References<T>(
        this AbstractValidator<T> validator,
        Expression<Func<T, List<RefInput>>> list,
        Func<T, bool>? byName = null
    )
    {
        var items = list.Compile();
        var maximum = ((MemberExpression)list.Body).Member.GetCustomAttribute<CountAttribute>()!.Maximum;
        validator
            .RuleForEach(Expression.Lambda<Func<T, IEnumerable<RefInput>>>(list.Body, list.Parameters))
            .SetValidator((input, _) => byName?.Invoke(input) == true ? ByNameToo : BySlugOrId)
            .When(input => items(input).Count <= maximum);
    }
}
