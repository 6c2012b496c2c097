package org.murmuration;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.murmuration.engine.Timeline;

/** The rooms of the house, from the top to the bottom, and what may pass between them. */
@AnalyzeClasses(packages = "org.murmuration", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String NAMED_EXPERIMENTS = "org.murmuration.experiment.*..";

  private static final List<String> ROOMS =
      List.of(
          "org.murmuration.cli..",
          "org.murmuration.server..",
          "org.murmuration.report..",
          "org.murmuration.cluster..",
          "org.murmuration.engine..",
          "org.murmuration.scenario..",
          "org.murmuration.design..",
          NAMED_EXPERIMENTS,
          "org.murmuration.conversation..",
          "org.murmuration.experiment",
          "org.murmuration.intervention..",
          "org.murmuration.measure..",
          "org.murmuration.schedule..",
          "org.murmuration.mind..",
          "org.murmuration.journal..",
          "org.murmuration.settings..",
          "org.murmuration.model..");

  private static final String[] PURE = {
    "org.murmuration.model..",
    "org.murmuration.schedule..",
    "org.murmuration.mind.policy..",
    "org.murmuration.measure..",
    "org.murmuration.design..",
    "org.murmuration.intervention..",
    "org.murmuration.conversation..",
    "org.murmuration.experiment.."
  };

  /** Numbers of a stream in the form that libraries want them. */
  private static final String STREAM_RANDOM = "StreamRandom";

  private static final Set<String> OTHER_RANDOMNESS =
      Set.of(
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.SplittableRandom",
          "java.util.random.RandomGenerator",
          "org.apache.commons.rng.simple.RandomSource");

  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone");

  @ArchTest
  static void everyClassIsInARoom(JavaClasses classes) {
    noClasses()
        .should()
        .resideOutsideOfPackages(ROOMS.toArray(String[]::new))
        .because("a new room has its place in docs/design.md and in this test")
        .check(classes);
  }

  @ArchTest
  static void aRoomKnowsOnlyTheRoomsBelowIt(JavaClasses classes) {
    for (int room = 1; room < ROOMS.size(); room++) {
      noClasses()
          .that()
          .resideInAPackage(ROOMS.get(room))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOMS.subList(0, room).toArray(String[]::new))
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static void theReportKnowsMeasuresAndWhatIsBelowThem(JavaClasses classes) {
    int measure = ROOMS.indexOf("org.murmuration.measure..");
    noClasses()
        .that()
        .resideInAPackage("org.murmuration.report..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOMS.subList(0, measure).toArray(String[]::new))
                .and(not(resideInAnyPackage("org.murmuration.report.."))))
        .check(classes);
  }

  @ArchTest
  static void nobodyKnowsAnExperimentByItsName(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage(NAMED_EXPERIMENTS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(NAMED_EXPERIMENTS)
        .because("experiments are found by the service loader, so that a new one is one folder")
        .check(classes);
  }

  @ArchTest
  static void experimentsDoNotKnowEachOther(JavaClasses classes) {
    slices()
        .matching("org.murmuration.experiment.(*)..")
        .should()
        .notDependOnEachOther()
        .check(classes);
  }

  @ArchTest
  static void packagesHaveNoCycles(JavaClasses classes) {
    slices().matching("org.murmuration.(**)").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  static void actorsLiveInTheEngineAndAboveIt(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.murmuration.cluster..",
            "org.murmuration.engine..",
            "org.murmuration.cluster..",
            "org.murmuration.server..",
            "org.murmuration.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("akka..")
        .check(classes);
  }

  @ArchTest
  static void theTimelineAndTheSequentialExecutorKnowNoActor(JavaClasses classes) {
    noClasses()
        .that()
        .haveSimpleName("SequentialExecutor")
        .or()
        .belongToAnyOf(Timeline.class)
        .or()
        .haveSimpleName("Chronicle")
        .or()
        .haveSimpleName("Frontier")
        .or()
        .haveSimpleName("Roster")
        .or()
        .haveSimpleName("Encounter")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("akka..")
        .check(classes);
  }

  @ArchTest
  static void randomnessAndTimeComeFromTheSeedAndTheHistoryOnly(JavaClasses classes) {
    noClasses()
        .that(
            resideInAnyPackage(PURE)
                .or(assignableTo(Timeline.class))
                .and(not(simpleName(STREAM_RANDOM))))
        .should()
        .accessTargetWhere(drawOrLookAtAClock())
        .check(classes);
  }

  @ArchTest
  static void namesSayWhatAThingIs(JavaClasses classes) {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Data")
        .orShould()
        .haveSimpleNameEndingWith("Info")
        .orShould()
        .haveSimpleNameEndingWith("Base")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(classes);
  }

  private static DescribedPredicate<JavaAccess<?>> drawOrLookAtAClock() {
    return describe(
        "draws from another source than the seed, or looks at a clock",
        access -> {
          JavaClass owner = access.getTargetOwner();
          String name = access.getTarget().getName();
          boolean random = owner.isAssignableTo(Random.class) && name.equals("<init>");
          return random && !owner.getSimpleName().equals(STREAM_RANDOM)
              || OTHER_RANDOMNESS.contains(owner.getFullName())
              || CLOCKS.contains(owner.getFullName() + "." + name)
              || owner.getFullName().startsWith("java.time.") && name.equals("now");
        });
  }
}
