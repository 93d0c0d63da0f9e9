using System.Reflection;
using HumasApi.Cli;
using HumasApi.Data;
using HumasApi.Demo;
using HumasApi.Postgres;
using Microsoft.EntityFrameworkCore;
using NetArchTest.Rules;
using NUnit.Framework;

namespace HumasApi.UnitTests.Architecture;

/// <summary>The rooms of the house stay apart (src/HumasApi/README.md). Each rule first proves that it sees something.</summary>
internal sealed class RoomTests
{
    private static readonly string[] Rooms =
    [
        "Domain",
        "Contract",
        "Data",
        "Publishing",
        "ReadModel",
        "ChangeLog",
        "Jobs",
        "Audit",
        "Access",
        "Management",
        "Delivery",
        "Preview",
        "Webhooks",
        "Html",
        "Http",
        "Paging",
        "Docs",
        "Messaging",
        "Search",
        "Hosting",
    ];

    private static readonly Assembly[] Projects = [typeof(DemoNewsroom).Assembly, typeof(EmbeddedPostgres).Assembly];

    // What each room may touch beside itself. The embedded server and the demo are used by Hosting alone.
    [TestCase("Domain", new string[0])]
    [TestCase("Contract", new string[0])]
    [TestCase("Data", new[] { "Domain" })]
    [TestCase("Http", new[] { "Domain", "Contract" })]
    [TestCase("Paging", new[] { "Domain", "Contract", "Data", "Http" })]
    [TestCase("Docs", new[] { "Contract", "Http" })]
    [TestCase("Messaging", new string[0])]
    [TestCase("Search", new string[0])]
    [TestCase("ChangeLog", new[] { "Domain", "Contract", "Data", "Http", "Jobs" })]
    [TestCase("Jobs", new[] { "Domain", "Data" })]
    [TestCase("Html", new[] { "Domain", "Contract", "Http" })]
    [TestCase("Publishing", new[] { "Domain", "Contract", "Data", "Http", "ChangeLog", "Jobs" })]
    [TestCase("ReadModel", new[] { "Domain", "Contract", "Data", "Html", "Http", "Publishing" })]
    [TestCase("Audit", new[] { "Domain", "Data" })]
    [TestCase("Access", new[] { "Domain", "Contract", "Data", "Publishing", "Jobs", "Audit", "Http" })]
    [TestCase("Delivery", new[] { "Domain", "Contract", "Data", "Jobs", "ChangeLog", "Publishing", "Search", "Http", "Paging" })]
    [TestCase("Webhooks", new[] { "Domain", "Contract", "Data", "Jobs", "ChangeLog", "Publishing", "Http", "Delivery" })]
    [TestCase(
        "Preview",
        new[] { "Domain", "Contract", "Data", "Jobs", "Publishing", "ReadModel", "Html", "Http", "Paging", "Audit", "Access", "Management" }
    )]
    [TestCase(
        "Management",
        new[]
        {
            "Domain",
            "Contract",
            "Data",
            "Publishing",
            "ReadModel",
            "ChangeLog",
            "Jobs",
            "Audit",
            "Access",
            "Search",
            "Html",
            "Http",
            "Paging",
        }
    )]
    public void A_room_touches_only_its_neighbours(string room, string[] neighbours)
    {
        string[] forbidden =
        [
            .. Rooms.Except(neighbours).Except([room]).Select(Namespace),
            .. Projects.Select(project => project.GetName().Name!),
        ];
        var types = In(Namespace(room));
        Assert.That(types.GetTypes().Count(), Is.GreaterThan(1), $"No types seen in {room}.");
        Holds(types.ShouldNot().HaveDependencyOnAny(forbidden).GetResult());
    }

    // Floors only point down: whatever a room may touch, and what that may touch in turn, never leads back to it.
    [Test]
    public void No_rooms_go_round_in_a_circle()
    {
        var below = typeof(RoomTests)
            .GetMethod(nameof(A_room_touches_only_its_neighbours))!
            .GetCustomAttributes<TestCaseAttribute>()
            .ToDictionary(rule => (string)rule.Arguments[0]!, rule => (string[])rule.Arguments[1]!);
        Assert.That(below, Has.Count.GreaterThan(10));
        IEnumerable<string> Reached(string room, HashSet<string> seen) =>
            below.GetValueOrDefault(room, []).Where(seen.Add).SelectMany(one => Reached(one, seen).Append(one)).ToList();
        Assert.That(below.Keys.Where(room => Reached(room, []).Contains(room)), Is.Empty);
    }

    [Test]
    public void The_domain_touches_the_base_library_only() =>
        Holds(
            In(Namespace("Domain"))
                .ShouldNot()
                .HaveDependencyOnAny("Microsoft", "Npgsql", "MediatR", "FluentValidation", "AngleSharp")
                .GetResult()
        );

    // What the two projects beside the service may use: so they can be read, tested and replaced alone.
    [TestCase(typeof(DemoNewsroom), new[] { "System" })]
    [TestCase(typeof(EmbeddedPostgres), new[] { "System", "Microsoft.Extensions.Logging", "Microsoft.Win32", "Npgsql", "MysticMind" })]
    public void A_project_beside_the_service_depends_on_nothing_of_it(Type member, string[] libraries)
    {
        var references = member.Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();
        Assert.That(references, Is.Not.Empty);
        Assert.That(
            references.Where(name =>
                !Array.Exists(libraries, library => name == library || name.StartsWith(library + ".", StringComparison.Ordinal))
            ),
            Is.Empty
        );
    }

    // The command line reads files as the service does, and has no business with its database, its web server or its settings.
    [Test]
    public void The_command_line_touches_only_what_reads_a_file()
    {
        string[] forbidden =
        [
            .. Rooms.Except(["Domain", "Html", "Management"]).Select(Namespace),
            .. Projects.Select(project => project.GetName().Name!),
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "Npgsql",
        ];
        var types = Types.InAssembly(typeof(HumasCli).Assembly).That().ResideInNamespace("HumasApi.Cli");
        Assert.That(types.GetTypes().Count(), Is.GreaterThan(20));
        Assert.That(types.And().HaveDependencyOnAny("HumasApi.Management.Imports").GetTypes(), Is.Not.Empty);
        Holds(types.ShouldNot().HaveDependencyOnAny(forbidden).GetResult());
        Assert.That(typeof(HumasCli).Assembly.GetExportedTypes(), Is.Empty);
    }

    // Only what the service calls is public.
    [TestCase(
        typeof(DemoNewsroom),
        new[] { "DemoArticle", "DemoAuthor", "DemoNewsroom", "DemoReorganisation", "DemoSplit", "DemoTag", "DemoUnit" }
    )]
    [TestCase(
        typeof(EmbeddedPostgres),
        new[] { "EmbeddedBackup", "EmbeddedPostgres", "EmbeddedPostgresException", "EmbeddedPostgresOptions" }
    )]
    public void A_project_beside_the_service_shows_little(Type member, string[] types) =>
        Assert.That(member.Assembly.GetExportedTypes().Select(type => type.Name), Is.EquivalentTo(types));

    [TestCase("Delivery", typeof(HumasDbContext))]
    [TestCase("Management", typeof(DeliveryDbContext))]
    [TestCase("Audit", typeof(DeliveryDbContext))]
    [TestCase("Access", typeof(DeliveryDbContext))]
    public void A_wing_never_uses_the_database_of_the_other(string wing, Type context) =>
        Holds(In(Namespace(wing)).ShouldNot().HaveDependencyOn(context.FullName).GetResult());

    [TestCase("Delivery")]
    [TestCase("Management")]
    public void Features_of_a_wing_do_not_use_one_another(string wing)
    {
        var features = Types
            .InAssembly(typeof(HumasDbContext).Assembly)
            .That()
            .ResideInNamespaceStartingWith(Namespace(wing) + ".")
            .GetTypes()
            .Select(type => type.Namespace!)
            .Where(name => name.StartsWith(Namespace(wing) + ".", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        Assert.That(features, Has.Count.GreaterThan(3));
        // What all kinds of records share is a floor below them. An import writes articles by their rules, and an export shows each
        // kind as its own list does.
        string[] shared = ["Records"];
        var more = new Dictionary<string, string[]>
        {
            ["Exports"] = ["Articles", "Authors", "Tags", "Units"],
            ["Imports"] = ["Articles", "Authors", "Exports", "Tags"],
            ["Inbox"] = ["Schedules"],
            ["Schedules"] = ["Articles"],
            ["Search"] = ["Articles", "Sync"],
            ["Sync"] = ["Articles"],
        };
        foreach (var feature in features.Where(name => !shared.Contains(Last(name))))
        {
            string[] allowed = [Last(feature), .. shared, .. more.GetValueOrDefault(Last(feature), [])];
            Holds(
                In(feature).ShouldNot().HaveDependencyOnAny(features.Where(other => !allowed.Contains(Last(other))).ToArray()).GetResult()
            );
        }

        static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
    }

    [Test]
    public void Only_messaging_knows_how_the_mediator_is_wired()
    {
        string[] wiring = ["MediatR.Mediator", "MediatR.IPipelineBehavior", "MediatR.ServiceFactory"];
        Assert.That(In(Namespace("Messaging")).Should().HaveDependencyOnAny(wiring).GetTypes(), Is.Not.Empty);
        Holds(
            Types
                .InAssembly(typeof(HumasDbContext).Assembly)
                .That()
                .DoNotResideInNamespace(Namespace("Messaging"))
                .ShouldNot()
                .HaveDependencyOnAny(wiring)
                .GetResult()
        );
    }

    [Test]
    public void Handlers_end_in_Handler_and_validators_in_Validator()
    {
        var types = typeof(HumasDbContext).Assembly.GetTypes();
        var handlers = types
            .Where(type =>
                Array.Exists(type.GetInterfaces(), face =>
                    face.IsGenericType && face.GetGenericTypeDefinition() == typeof(MediatR.IRequestHandler<,>)
                )
            )
            .ToList();
        Assert.That(handlers, Has.Count.GreaterThan(30));
        Assert.That(handlers.Where(type => !type.Name.Split('`')[0].EndsWith("Handler", StringComparison.Ordinal)), Is.Empty);
        var validators = types.Where(type => typeof(FluentValidation.IValidator).IsAssignableFrom(type)).ToList();
        Assert.That(validators, Has.Count.GreaterThan(8));
        Assert.That(validators.Where(type => !type.Name.Split('`')[0].EndsWith("Validator", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_migrations_make_the_model_that_the_code_has()
    {
        using var context = new DesignTimeFactory().CreateDbContext([]);
        Assert.That(context.Model.GetEntityTypes().Count(), Is.GreaterThan(15));
        Assert.That(
            context.Database.HasPendingModelChanges(),
            Is.False,
            "Add one: dotnet ef migrations add <Name> --project src/HumasApi -o Data/Migrations"
        );
    }

    private static string Namespace(string room) => "HumasApi." + room;

    private static PredicateList In(string name) =>
        Types
            .InAssembly(typeof(HumasDbContext).Assembly)
            .That()
            .ResideInNamespaceMatching($@"^{System.Text.RegularExpressions.Regex.Escape(name)}(\.|$)");

    private static void Holds(TestResult result) => Assert.That(result.FailingTypes?.Select(type => type.FullName) ?? [], Is.Empty);
}
