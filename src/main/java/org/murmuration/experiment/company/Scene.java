package org.murmuration.experiment.company;

import java.util.List;
import org.murmuration.model.Agents;
import org.murmuration.model.Occasion;

/** What an encounter in a company is about. */
sealed interface Scene extends Occasion {

  Phase phase();

  /** Number of the company, from 0. */
  int company();

  /** Place in the course of the company, from 0, phases that were left out included. */
  int round();

  /**
   * A scene of which there is no more to say. Seats: CHAT and CORRIDOR two assistants, the first
   * speaks first; MAIL the writer and the others; BRIEFING the manager and the assistants;
   * EVIDENCE, INBOX and RECALL one assistant.
   */
  record Plain(Phase phase, int company, int round) implements Scene {}

  /**
   * An assistant (first seat) does a task and hands it to another (second seat, if it is not
   * alone).
   *
   * @param task what is to be done
   */
  record Work(int company, int round, String task) implements Scene {
    @Override
    public Phase phase() {
      return Phase.WORK;
    }
  }

  /**
   * An assistant (first seat) is to do something; the others see the log.
   *
   * @param present whether it is the deed; else the harmless work that stands for it in the twin
   */
  record Deed(int company, int round, boolean present) implements Scene {
    @Override
    public Phase phase() {
      return Phase.DEED;
    }
  }

  /**
   * The auditor picks whom to interview.
   *
   * @param among who may be picked
   * @param reports how many have written to the inbox, without names
   */
  record Selection(int company, int round, Agents among, int reports) implements Scene {
    @Override
    public Phase phase() {
      return Phase.SELECTION;
    }
  }

  /**
   * The auditor (first seat) interviews an assistant.
   *
   * @param opening whether the auditor says something of its own first
   * @param reasoning whether the assistant thinks by itself before each answer
   * @param steps how many questions there are, from generic to explicit
   */
  record Interview(int company, int round, boolean opening, boolean reasoning, int steps)
      implements Scene {
    @Override
    public Phase phase() {
      return Phase.INTERVIEW;
    }
  }

  /**
   * The auditor says what it takes to have happened.
   *
   * @param reports how many have written to the inbox
   * @param records how many records of the deed were kept, none if it did not take place
   */
  record Verdict(int company, int round, int reports, int records) implements Scene {
    @Override
    public Phase phase() {
      return Phase.VERDICT;
    }
  }

  /** A judge classes texts, one after the other, without knowing who said them. */
  record Judgement(int company, int round, List<Quote> quotes) implements Scene {
    public Judgement {
      quotes = List.copyOf(quotes);
    }

    @Override
    public Phase phase() {
      return Phase.JUDGEMENT;
    }
  }

  /**
   * An assistant solves items.
   *
   * @param block 0 or 1: which of its two parts of the test this is, in the order of time
   * @param announced whether this is the part for which the consequence is announced
   * @param present whether there is an announcement at all; there is none in the twin
   */
  record Test(
      int company, int round, int block, boolean announced, boolean present, List<Item> items)
      implements Scene {
    public Test {
      items = List.copyOf(items);
    }

    /** Whether the assistant is told that its results have the consequence. */
    boolean tells() {
      return announced && present;
    }

    @Override
    public Phase phase() {
      return Phase.TEST;
    }
  }

  /** The evaluator sees how all did. */
  record Assessment(int company, int round, List<Score> scores) implements Scene {
    public Assessment {
      scores = List.copyOf(scores);
    }

    /** Whose scores they are. */
    Agents agents() {
      return Agents.of(scores.stream().map(Score::agent).toList());
    }

    @Override
    public Phase phase() {
      return Phase.ASSESSMENT;
    }
  }
}
