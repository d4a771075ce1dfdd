package org.facewright.ui.internal;

import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

import org.facewright.operations.history.ProjectHistory;
import org.facewright.ui.texts.Texts;

/** The window's Undo and Redo for one project; their texts name the step. */
public final class HistoryActions {

	private final ProjectHistory history;
	private final Action undo;
	private final Action redo;

	public HistoryActions(ProjectHistory history, IActionBars bars) {
		this.history = history;
		undo = action(ActionFactory.UNDO, history::undo);
		redo = action(ActionFactory.REDO, history::redo);
		bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
		bars.setGlobalActionHandler(ActionFactory.REDO.getId(), redo);
		history.addListener(change -> refresh());
		refresh();
		bars.updateActionBars();
	}

	private static Action action(ActionFactory factory, Runnable run) {
		Action action = new Action() {
			@Override
			public void run() {
				run.run();
			}
		};
		action.setId(factory.getId());
		action.setActionDefinitionId(factory.getCommandId());
		return action;
	}

	private void refresh() {
		show(undo, Texts.of("Undo"), history.undoLabel(), history.canUndo());
		show(redo, Texts.of("Redo"), history.redoLabel(), history.canRedo());
	}

	private static void show(Action action, String verb, Optional<String> step, boolean enabled) {
		action.setText(step.map(label -> verb + " " + label).orElse(verb));
		action.setEnabled(enabled);
	}
}
